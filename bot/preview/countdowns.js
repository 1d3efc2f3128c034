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
