"""Tables of words from which invented films are put together, in the scripts that a catalogue meets."""

GIVEN_NAMES = (
    "Ada Agnès Aleksander Alma Amara Anders Anna Antônio Arthur Åsa Beatriz Bengt Billie Björn Carmen Chloé Clara"
    " Conor Dagmar Diego Dorothy Edith Elena Émile Ewa Fatou Fionn Françoise Frida George Giulia Grace Günther Hana"
    " Henri Ida Ingrid Isak Jānis Jean-Luc Joan José Judit Kofi Lars Léa Liam Lucía Łukasz Mabel Malik Márta Mary"
    " Mehmet Milan Nadia Niamh Oğuz Olive Ørjan Paolo Pauline Pedro Quentin Rafael Rosa Ruth Saoirse Sean Sibel"
    " Siân Sofía Søren Stanisław Tadeusz Tereza Thomas Ugo Vera Viktor Walter Wanda Willa Xavier Yara Zoë Zofia"
).split()

FAMILY_NAME_STARTS = (
    "Ab Al And Ash Ba Beck Berg Black Bor Brand Cal Car Ches Cor Da Del Dra Dun Ek El Fair Fel Fitz Gal Gar Gold"
    " Gren Hal Har Hed Hol Jan Kal Ker Kor Lam Lind Lo Mac Mal Mar Mor Na Nor O'Bra Or Pal Per Quin Ra Ros San"
    " Schön Sil Stan Ta Tor Ul Va Vil Wal West Win Ya Zar"
).split()

FAMILY_NAME_ENDS = (
    "acker aldi an ard aro ault bach berg bury by cott dal dez dini dottir elli er escu ett ez feld field ford"
    " grave ham hurst ić inen ington ini kins klund ková land ley lin man mann mark mont møller nas ney nier"
    " off oğlu ona or ov quist rell ridge ron rup sen ski smith son ssohn stein stone sund ton vik ville ward well"
    " wicz wood worth yard"
).split()

SUFFIXES = ("", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ", Jr.", " III", ", Sr.")

NAMES_IN_OTHER_SCRIPTS = (
    ("Анна Борис Вера Галина Дмитрий Елена Игорь Кира Лев Мария Никита Ольга Пётр Сергей Татьяна Юрий".split(),
     "Абрамов Белый Волков Гайдай Данелия Ефремов Жаров Зорин Иванов Козлов Лебедев Морозов Орлов Рязан Тарков".split()),
    ("Αλέξης Βασιλική Γιώργος Δέσποινα Ειρήνη Ζωή Θάνος Ιωάννα Κώστας Λένα Μάνος Νίκος Όλγα Πέτρος Σοφία".split(),
     "Αγγελόπουλος Βουγιουκλάκη Γεωργίου Δημητρίου Ηλίας Καλογεράς Λάσκαρης Μερκούρη Παπάς Σταύρου Χατζής".split()),
    ("अमित आशा इरफ़ान कमला गुरु जया दिलीप नर्गिस प्रिया बलराज मीना राज लता शबाना सुनील हेमा".split(),
     "आज़मी कपूर कुमार खन्ना गांगुली घटक चोपड़ा दत्त बच्चन भट्ट मिश्रा राय सेन शर्मा साहनी".split()),
    ("أحمد آمنة بشير جميلة حسن خديجة رشيد زينب سامي عادل فاتن كمال ليلى محمود نادية يوسف".split(),
     "الأطرش بركات البارودي التلمساني حسني حمامة خوري الرحباني شاهين الشريف عبدالسلام فوزي وهبي".split()),
    ("אבי בתיה גילה דוד הילה זאב חנה טל יעל לאה משה נועה עמוס רות שמעון".split(),
     "אלמגור בנאי גולן דיין הלוי כהן לוי מזרחי עופר פולק קדר רביב שחר".split()),
)  # fmt: skip

NAMES_WRITTEN_TOGETHER = (
    ("明 洋子 健 花 聡 勝 節子 隆 千恵 龍 誠 愛 茂 京 潤".split(), "黒澤 小津 溝口 高峰 三船 原 仲代 田中 山田 北野 是枝 濱口 宮崎 役所".split()),
    ("国荣 曼玉 家卫 艺谋 巩俐 德华 子怡 婉君 明亮 康永 若琳 世昌 春华 志强".split(), "王 李 张 陈 刘 杨 黄 赵 吴 周 徐 孙 马 朱 欧阳".split()),
    ("민식 도연 강호 지우 하늘 은주 성민 보라 현우 유진 태식 소희 준호 나영".split(), "김 이 박 최 정 강 조 윤 장 임 봉 전 송 한".split()),
)  # fmt: skip
"""Family name first, without a space."""

ADJECTIVES = (
    "Amber Bitter Black Blind Bright Broken Burning Crimson Crooked Distant Empty Endless Fallen Faithful Final"
    " First Forgotten Gentle Golden Green Hidden Hollow Iron Last Little Lonely Long Lost Midnight Naked Northern"
    " Old Open Paper Quiet Red Restless Sacred Second Secret Seventh Silent Silver Sleeping Small Stolen Strange"
    " Sunken Sweet Third Torn Unseen Velvet Wandering White Wild Winter Wooden Young"
).split()

NOUNS = (
    "Affair Alibi Angel Apartment Bell Bird Bride Bridge Carnival Castle Circus City Cloud Country Daughter Dawn"
    " Desert Detective Diary Doctor Door Dream Empire Engine Eye Fire Flower Forest Frontier Garden Ghost Guest"
    " Harbour Heart Heir Horizon Horse Hotel House Hunter Island Journey Judge King Lantern Letter Lighthouse Lover"
    " Machine Mask Mirror Moon Mountain Night Ocean Orchard Passenger Piano Prince Prisoner Promise Queen Rain"
    " River Road Rose Sailor Sea Season Shadow Singer Sister Sky Snow Soldier Son Song Station Storm Stranger Street"
    " Summer Sword Teacher Thief Thread Tiger Tower Town Train Tree Valley Voice Wave Widow Window Witness Wolf Year"
).split()

PLACES = tuple(
    place.replace("_", " ")
    for place in (
        "Alexandria Ankara Antwerp Atlantis Bahía Belfast Berlin Bombay Bratislava Buenos_Aires Cádiz Cairo Casablanca"
        " Dakar Delft Dublin Édessa Gdańsk Genoa Glasgow Göteborg Havana Helsinki Istanbul Kraków Kyiv Kyoto Lagos Lima"
        " Lisbon Łódź London Lübeck Madras Málaga Manila Marseille Montréal Naples Odessa Oslo Paris Peking Prague"
        " Reykjavík Riga Rome Samarkand São_Paulo Seoul Shanghai Tangier Tbilisi Tehran Tokyo Trieste Tromsø Venice"
        " Vienna Warsaw Zürich"
    ).split()
)

TITLES_IN_OTHER_SCRIPTS = (
    ("Белый Вечный Долгий Летний Ночной Первый Последний Тихий".split(), "вокзал дом зной лес мост поезд сад снег".split()),
    ("Η μεγάλη|Η χαμένη|Η τελευταία|Το κορίτσι και η|Μια μικρή".split("|"), "θάλασσα νύχτα πόλη άνοιξη σιωπή".split()),
    ("एक पुराना|आख़िरी|सुनहरा|मेरा|दूसरा".split("|"), "घर सफ़र सपना रास्ता मौसम".split()),
    ("ليلة|بيت|طريق|سر|حكاية".split("|"), "البحر المدينة الصحراء القمر الغريب".split()),
    ("静かな 遠い 最後の 赤い 秋の".split(), "海 町 手紙 約束 列車".split()),
    ("长 红 春 夜 老".split(), "河 城 灯 路 巷".split()),
    ("푸른 마지막 조용한 낯선".split(), "바다 편지 겨울 기차".split()),
)  # fmt: skip

ODD_TITLES = ("9½ Weeks", "…And Then It Rained", "M", "*batteries not included", "8", "Ænigma", "¡Adiós!", "2046½")
"""Whole titles with signs that sorting, search and addresses stumble over."""

CHARACTERS = (
    "Captain Corporal Count Doctor Inspector Lady Lieutenant Madame Mother Old Professor Saint Señor Sheriff Sister"
    " Uncle Young"
).split()

CLAUSES = (
    "arrives in {place} with a stolen {noun}", "knows that nobody has seen the {adjective} {noun}",
    "buys a {adjective} {noun} from a dealer in {place}", "cannot leave the {adjective} {noun} of {place}",
    "discovers a {noun} behind the {adjective} house", "hides the {noun} before a rival comes to {place}",
    "finds a {adjective} {noun} not far from {place}", "is told to guard the {noun} until the end",
    "learns that the {noun} was never {adjective}", "leaves {place} with the {adjective} {noun}",
    "works as the {noun} of a crew from {place}", "refuses to hand over the {adjective} {noun}",
    "returns to {place} after many years as a {noun}", "follows every {noun} between {place} and {place}",
    "steals a {noun} and is followed as far as {place}", "works as a {noun} in the {adjective} part of {place}",
)  # fmt: skip
"""What happens, in words that tell of no one story; those that do are drawn from a vocabulary."""

LINKS = (
    "but", "and later", "while an old friend", "until a stranger", "although nobody in the town", "because the law",
    "and before long", "yet", "so that in the end a rival", "so the whole crew",
)  # fmt: skip
