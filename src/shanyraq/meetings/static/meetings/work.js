// While the worker is at it, what tells how far it came is taken anew; when it is done, the page is. Nothing else is touched.
(() => {
  "use strict";
  const EVERY = 2000;

  const look = async () => {
    try {
      const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(8000) });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("work"), here = document.getElementById("work");
        if (!next || !here) { location.reload(); return; }
        if (next.innerHTML !== here.innerHTML) here.innerHTML = next.innerHTML;
      }
    } catch {
      // the next round asks again
    }
    setTimeout(look, EVERY);
  };

  setTimeout(look, EVERY);
})();
