// Light or dark as this visitor chose it here before. Runs before the first paint, so that nothing flashes; without it,
// or without a choice, the system decides. Kept in this browser alone: the server never knows.
"use strict";
{
  const root = document.documentElement;
  const chosen = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const show = () => {
    const theme = ["light", "dark"].includes(chosen()) ? chosen() : "";
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
    for (const button of document.querySelectorAll("[data-choose-theme]")) {
      button.setAttribute("aria-pressed", String(button.dataset.chooseTheme === theme));
    }
  };
  show();
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  addEventListener("DOMContentLoaded", () => {
    const choice = document.querySelector(".theme");
    if (!choice) return;
    choice.hidden = false;
    choice.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-choose-theme]");
      if (!button) return;
      try { localStorage.setItem("theme", button.dataset.chooseTheme); } catch { return; }
      show();
    });
    show();
  });
}
