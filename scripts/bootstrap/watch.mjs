/** Minutes and seconds, as a person reads them: `0:07`, `12:30`. */
function clock(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Times the parts of a run that begins now; `now` in ms. */
export function newWatch(now = () => performance.now()) {
  const began = now();
  const parts = [];
  return {
    /** Does a part of the run; answers what it answers. Its time counts also when it fails. */
    async time(name, part) {
      const from = now();
      try {
        return await part();
      } finally {
        parts.push(`${name} ${clock(now() - from)}`);
      }
    },
    /** How long the whole took and each part of it, minutes and seconds, and whether that is within a limit. */
    tell(limitMinutes) {
      const ms = now() - began;
      const limit = ms <= limitMinutes * 60_000 ? `within ${limitMinutes}:00` : `OVER THE LIMIT of ${limitMinutes}:00`;
      return `Time ${clock(ms)}, ${limit}: ${parts.join(', ')}`;
    },
  };
}
