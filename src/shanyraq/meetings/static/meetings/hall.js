// The hall's display renews itself every second and lets the clock run between. It holds no form, so it disturbs none.
(() => {
  "use strict";
  const body = document.body;
  let tag = "", renewed = Date.now(), asking = false;

  const write = (seconds) => {
    const all = Math.abs(seconds);
    const rest = String(all % 60).padStart(2, "0");
    return `${seconds < 0 ? "−" : ""}${Math.floor(all / 60)}:${rest}`;
  };

  const tick = () => {
    const clock = body.querySelector("[data-left]");
    if (clock) clock.textContent = write(Number(clock.dataset.left) - Math.floor((Date.now() - renewed) / 1000));
    // Half a minute without an answer is said; a shorter silence is none of the hall's business.
    const foot = body.querySelector("footer");
    if (foot && Date.now() - renewed > 30000 && !foot.dataset.lost) {
      foot.dataset.lost = "1";
      foot.append(` ${body.dataset.lost} ${new Date(renewed).toTimeString().slice(0, 5)}`);
    }
  };

  const renew = async () => {
    if (asking) return;
    asking = true;
    try {
      const answer = await fetch(body.dataset.live, {
        headers: tag ? { "If-None-Match": tag } : {},
        cache: "no-store",
        signal: AbortSignal.timeout(5000),
      });
      if (answer.status === 200) {
        tag = answer.headers.get("ETag") || "";
        body.innerHTML = await answer.text();
        renewed = Date.now();
      } else if (answer.status === 304 && !body.querySelector("[data-left]")) {
        renewed = Date.now();
      }
    } catch {
      // the next second asks again
    } finally {
      asking = false;
    }
  };

  setInterval(tick, 250);
  setInterval(renew, 1000);
})();
