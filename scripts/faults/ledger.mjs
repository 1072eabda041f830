/** Goes in several steps by design: cut off on the way it is half way, and the next try finishes it. */
const IN_STEPS = /^(list|taken|outbox)\//;

/**
 * What the program has shown as saved, kept outside of it. A key has the sum of what was last shown as saved, and the sums of what was
 * under way since: a write that was cut off may be there whole or not at all, but nothing else may.
 */
export function newLedger() {
  const records = new Map();
  let have = new Map();
  let underWay = 0;

  const recordOf = (key) => {
    const known = records.get(key) ?? { saved: null, tried: new Set(), kind: null, isFresh: false };
    records.set(key, known);
    return known;
  };

  /** Takes one line of a run; `kind` is the row of the table that it belongs to. */
  const take = (line, kind) => {
    const [word, sum, key, ...told] = line.split('\t');
    if (word === 'TRY') {
      underWay += 1;
      recordOf(key).tried.add(sum);
    } else if (word === 'SAVED') {
      underWay -= 1;
      const record = recordOf(key);
      Object.assign(record, { saved: sum, kind, isFresh: true, told: told[0] });
      record.tried.clear();
    } else if (word === 'HAVE') have.set(key, [...(have.get(key) ?? []), sum]);
  };

  /** What is wrong with one record, in words; null when it is as it was shown. */
  const faultOf = (key, { saved, tried }) => {
    const sums = have.get(key) ?? [];
    if (sums.length > 1) return 'there more than once';
    if (sums.length === 0) return saved === null ? null : 'gone';
    if (sums[0] === saved || tried.has(sums[0])) return null;
    return saved === null && IN_STEPS.test(key) ? null : saved === null ? 'there in part' : 'other than it was shown';
  };

  /** Holds what was just read back beside what was shown; answers, by row, how much was shown since the last time and found, and what is wrong. */
  const judge = () => {
    const rows = new Map();
    const wrong = [];
    for (const [key, record] of records) {
      const fault = faultOf(key, record);
      if (record.saved !== null) {
        const row = rows.get(record.kind) ?? { saved: 0, found: 0, lost: 0 };
        rows.set(record.kind, row);
        if (record.isFresh) row.saved += 1;
        if (record.isFresh && fault === null) row.found += 1;
      }
      if (fault !== null) {
        const row = rows.get(record.kind) ?? { saved: 0, found: 0, lost: 0 };
        row.lost += 1;
        rows.set(record.kind, row);
        wrong.push(`${key}: ${fault}`);
      }
      record.isFresh = false;
      // what was under way is now known to be there, or not
      const [sum] = have.get(key) ?? [];
      if (fault === null && sum !== undefined && record.tried.has(sum)) record.saved = sum;
      record.tried.clear();
    }
    begin();
    return { rows, wrong };
  };

  /** Forgets what was read back by a run that did not come to its end. */
  const begin = () => {
    have = new Map();
    underWay = 0;
  };

  return {
    take,
    judge,
    begin,
    /** Was a write begun and not yet shown as saved? */
    isUnderWay: () => underWay > 0,
    /** What was shown as saved, by key: its sum, and what was told beside it. */
    saved: () => new Map([...records].filter(([, { saved }]) => saved !== null).map(([key, { saved, told }]) => [key, { saved, told }])),
    /** The same again for a copy of the profile, all of it to be found; `kind` is its row. */
    copyFor: (kind) => {
      const other = newLedger();
      for (const [key, { saved, told }] of records)
        if (saved !== null) other.put(key, { saved, told, kind, isFresh: true, tried: new Set() });
      return other;
    },
    put: (key, record) => records.set(key, record),
    /** No longer expected. */
    drop: (key) => records.delete(key),
  };
}
