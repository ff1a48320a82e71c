// The hall's display: a stream brings what changed, the clock runs between. It holds no form, so it disturbs none.
// What changed of the vote and of the floor is announced in a region of its own that stays, for those who hear the display.
// Where no stream comes, the page asks by itself; half a minute without an answer is said, a shorter silence is not.
(() => {
  "use strict";
  const body = document.body;
  const SILENCE = 12500, ASK = 2000, LOST = 30000, ASLEEP = 5000, SOON = 30;
  const told = document.getElementById("told");
  let tag = "", made = Date.now(), heard = made, ticked = made, asked = made;
  let source = null, begun = 0, opened = false, asking = false;

  const write = (seconds) => {
    const all = Math.abs(seconds);
    const rest = String(all % 60).padStart(2, "0");
    return `${seconds < 0 ? "−" : ""}${Math.floor(all / 60)}:${rest}`;
  };

  const words = () => body.querySelector("main").dataset;
  let vote = words().vote, floor = words().floor, before = null;

  const announce = () => {
    const now = words(), news = [];
    if (now.vote !== vote) news.push(now.vote);
    if (now.floor !== floor) news.push(now.floor);
    ({ vote, floor } = now);
    if (news.length) told.textContent = news.join(" ").trim();
  };

  // The time of a speaker: once when half a minute is left, once when it is over.
  const warn = (left) => {
    if (left !== null && before !== null) {
      if (before > SOON && left <= SOON && left > 0) told.textContent = body.dataset.soon;
      if (before >= 0 && left < 0) told.textContent = body.dataset.over;
    }
    before = left;
  };

  const show = (text, next) => {
    made = Date.now();
    if (next === tag && tag) {
      const left = /data-left="(-?\d+)"/.exec(text), clock = body.querySelector("[data-left]");
      if (left && clock) clock.dataset.left = left[1];
    } else {
      [...body.children].forEach((one) => { if (one !== told) one.remove(); });
      told.insertAdjacentHTML("beforebegin", text);
      announce();
    }
    tag = next;
  };

  const alive = () => source && source.readyState === EventSource.OPEN;

  const hangUp = () => {
    if (source) source.close();
    source = null;
  };

  const listen = () => {
    begun = Date.now();
    source = new EventSource(body.dataset.stream);
    source.onopen = () => { heard = Date.now(); opened = true; };
    source.onmessage = (event) => { heard = Date.now(); show(event.data, event.lastEventId); };
    source.addEventListener("still", () => { heard = Date.now(); });
    source.onerror = hangUp;
  };

  const ask = async () => {
    if (asking) return;
    asking = true;
    asked = Date.now();
    try {
      const answer = await fetch(body.dataset.live, {
        headers: tag ? { "If-None-Match": `"${tag}"` } : {},
        cache: "no-store",
        signal: AbortSignal.timeout(5000),
      });
      if (answer.status === 200) show(await answer.text(), (answer.headers.get("ETag") || "").replace(/^W\/|"/g, ""));
      if (answer.status === 200 || answer.status === 304) heard = Date.now();
    } catch {
      // the next round asks again
    } finally {
      asking = false;
    }
  };

  const follow = () => {
    const now = Date.now();
    // Answers that come while the stream does not: it is slow, not gone, and gets more time.
    const attempt = opened && now - heard > 5000 ? 1200 : 10000;
    if (alive() && now - heard > SILENCE) hangUp();
    if (source && !alive() && now - begun > attempt) hangUp();
    if (!source && body.dataset.stream && now - begun > (opened ? 1000 : 30000)) listen();
    if (!alive() && now - asked > ASK) ask();
  };

  const tick = () => {
    const now = Date.now();
    if (now - ticked > ASLEEP) heard = now; // the machine slept: nothing is lost before it has asked
    ticked = now;
    const clock = body.querySelector("[data-left]");
    const left = clock ? Number(clock.dataset.left) - Math.floor((now - made) / 1000) : null;
    if (clock) clock.textContent = write(left);
    warn(left);
    const foot = body.querySelector("footer");
    if (foot && now - heard > LOST && !foot.dataset.lost) {
      foot.dataset.lost = "1";
      foot.append(` ${body.dataset.lost} ${new Date(heard).toTimeString().slice(0, 5)}`);
    }
    follow();
  };

  setInterval(tick, 250);
})();
