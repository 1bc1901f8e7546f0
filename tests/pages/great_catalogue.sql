-- 30,000 films more in 1987, of which Timothy Dalton and John Glen made 1,000, and a cast of 500 more for film 4005.

INSERT INTO catalog_movie (movie_id, title, sort_title, slug, year, url, rating_value, synopsis, created_at, updated_at)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
SELECT 10000000 + i, 'Film ' || i, 'film ' || i, 'film-' || i, 1987, '', (i % 100) / 10.0,
    'Agent ' || i || ' is sent to a village by submarine. A cellist is with him.', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP
FROM n;

INSERT INTO catalog_person (name, sort_name, slug)
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
SELECT 'Extra ' || i, 'extra ' || i, 'extra-' || i FROM n;

INSERT INTO catalog_credit (movie_id, person_id, role, position, character, credited_as, source)
SELECT movie_id, person.id, CASE person.name WHEN 'John Glen' THEN 'director' ELSE 'actor' END, 0,
    CASE person.name WHEN 'John Glen' THEN '' ELSE 'James Bond' END, '', 'seed'
FROM catalog_movie JOIN catalog_person AS person ON person.name IN ('Timothy Dalton', 'John Glen')
WHERE movie_id BETWEEN 10000001 AND 10001000;

INSERT INTO catalog_credit (movie_id, person_id, role, position, character, credited_as, source)
SELECT 4005, id, 'actor', 1000 + id, 'Agent ' || name, '', 'seed' FROM catalog_person WHERE slug LIKE 'extra-%';

INSERT INTO catalog_credit (movie_id, person_id, role, position, character, credited_as, source)
SELECT movie_id, person.id, 'actor', 1, '', '', 'seed' FROM catalog_person AS person
JOIN catalog_movie ON title = 'Film ' || substr(person.slug, 7) WHERE person.slug LIKE 'extra-%';

-- Each of the 500 characters is in another film too, and Bond in all of Dalton's.
INSERT INTO catalog_appearance (movie_id, person_id, key, work, name)
SELECT movie_id, person_id, lower(character), movie_id || '', character
FROM catalog_credit WHERE character <> '' AND (movie_id > 10000000 OR position > 999);

INSERT INTO catalog_appearance (movie_id, person_id, key, work, name)
SELECT 10000001, person_id, key, 'another', name FROM catalog_appearance WHERE movie_id = 4005;

INSERT INTO catalog_busyperson (person_id, first_year, years, films)
SELECT id, 1987, 1, id % 500 + 2 FROM catalog_person WHERE slug LIKE 'extra-%';

ANALYZE;
