// Asks before a page of the desk is left whose form has what is not saved: its buttons above the form, and links, lose it.
"use strict";
addEventListener("load", () => {
  const form = document.querySelector("#content-main > form");
  if (!form) return;
  const typed = () => JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const opened = document.querySelector(".errornote") ? null : typed();
  let saving = false;
  form.addEventListener("submit", () => { saving = true; });
  addEventListener("beforeunload", (event) => { if (!saving && typed() !== opened) event.preventDefault(); });
});
