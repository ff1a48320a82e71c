// A browser finds an access key by its letter, so N is lost where the keyboard writes Kazakh or Russian: find it by its place.
// Without this script the access key works as the browser gives it.
(() => {
  "use strict";
  const apple = /Mac|iPhone|iPad/.test(navigator.platform);
  document.addEventListener("keydown", (event) => {
    const held = event.altKey && (apple ? event.ctrlKey : event.shiftKey);
    if (!held || event.repeat) return;
    const link = [...document.querySelectorAll("a[data-key]")].find((one) => one.dataset.key === event.code);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
})();
