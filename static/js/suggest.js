// Suggestions while typing, and "/" to go there: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
const input = document.querySelector("[data-suggest] input");
const form = input?.form;
const WAIT = 120;
let timer, request;

const list = part({ id: "suggestions", class: "suggestions", role: "listbox", "aria-label": "Suggestions", hidden: "" });
const status = part({ class: "visually-hidden", role: "status" });

function part(attributes, element = document.createElement("div")) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

const chosen = () => list.querySelector("[aria-selected=true]");

function choose(option) {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  part({ "aria-activedescendant": option?.id ?? "" }, input);
}

function show(open) {
  list.hidden = !open;
  part({ "aria-expanded": open }, input);
  choose();
}

function stop() {
  clearTimeout(timer);
  request?.abort();
  status.textContent = "";
  show(false);
}

async function ask() {
  request = new AbortController();
  try {
    const address = `${form.dataset.suggest}?format=html&q=${encodeURIComponent(input.value)}`;
    const answer = await fetch(address, { signal: request.signal });
    if (!answer.ok) return;
    list.innerHTML = await answer.text();
    const count = list.children.length;
    status.textContent = `${count} suggestion${count === 1 ? "" : "s"}`;
    show(count > 0);
  } catch {
    // A newer request took its place, or the network is gone.
  }
}

function move(event) {
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const options = [...list.children];
  if (step && options.length) {
    const place = options.indexOf(chosen());
    if (list.hidden) show(true);
    choose(place < 0 ? options.at(step > 0 ? 0 : -1) : options[place + step]);
  } else if (event.key === "Enter" && chosen()) chosen().click();
  else if (event.key === "Escape" && !list.hidden) stop();
  else return;
  event.preventDefault();
}

function focusOnSlash(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  input.select();
}

if (form) {
  part({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": false }, input);
  form.append(list, status);
  input.addEventListener("input", () => {
    clearTimeout(timer);
    request?.abort();
    choose();
    if (input.value.trim().length > 1) timer = setTimeout(ask, WAIT);
    else {
      list.innerHTML = "";
      stop();
    }
  });
  input.addEventListener("keydown", move);
  input.addEventListener("blur", stop);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  document.addEventListener("keydown", focusOnSlash);
}
