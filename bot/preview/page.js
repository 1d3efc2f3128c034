// Ends the script of simcord's page.
// Gobbet: relative timestamps run, as in Discord. simcord's page words them once, when it draws their message.
{
  const words = new Intl.RelativeTimeFormat("en-US", { numeric: "auto" });
  const relative = /^(in \d+ .*|\d+ .* ago|now|tomorrow|yesterday|(next|last) week)$/;
  const units = [
    [60, 1, "second"], [3600, 60, "minute"], [86400, 3600, "hour"], [604800, 86400, "day"], [Infinity, 604800, "week"],
  ];
  const tick = () => {
    for (const time of document.querySelectorAll("time.discord-timestamp")) {
      if (!relative.test(time.textContent)) continue;
      const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
      const [, size, unit] = units.find(([end]) => Math.abs(seconds) < end);
      const text = words.format(Math.round(seconds / size), unit);
      time.setAttribute("aria-live", "off");
      if (time.textContent !== text) time.textContent = text;
    }
  };
  setInterval(tick, 1000);
  new MutationObserver(tick).observe(document.body, { childList: true, subtree: true });
}
// Gobbet: the newest is followed until somebody scrolls away from it by hand. simcord's page takes it for scrolling, too, when a
// card grows or the box below changes its height.
{
  const timeline = document.getElementById("channel-timeline");
  let follows = true, byHand = 0;
  const note = () => { byHand = Date.now(); };
  timeline.addEventListener("wheel", note, { passive: true });
  timeline.addEventListener("touchmove", note, { passive: true });
  timeline.addEventListener("keydown", (event) => { if (/^(Page|Arrow|Home|End)/.test(event.key)) note(); });
  timeline.addEventListener("pointerdown", (event) => { if (event.target === timeline) note(); });  // its scroll bar
  timeline.addEventListener("scroll", () => {
    if (Date.now() - byHand < 1500) follows = timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight <= 150;
  }, { passive: true });
  document.getElementById("new-messages").addEventListener("click", () => { follows = true; });
  const follow = () => { if (follows) timeline.scrollTop = timeline.scrollHeight; };
  const sizes = new ResizeObserver(() => requestAnimationFrame(() => requestAnimationFrame(follow)));
  for (const watched of [timeline, document.getElementById("channel-message-list")]) sizes.observe(watched);
}
