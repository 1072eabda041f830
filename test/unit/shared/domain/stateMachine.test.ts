import { describe, expect, test } from 'vitest';
import { firstDefinitions, withDefinitions } from '#shared/domain/definitions.ts';
import { heatOf, isCounted, proposedHeat, settle, stageOf } from '#shared/domain/qualification.ts';
import {
  MARIE,
  SAM,
  after,
  book,
  cancel,
  capture,
  disqualify,
  forecast,
  intend,
  interest,
  newBooth,
  outcome,
  rate,
  reach,
  requalify,
} from './leadBooth.ts';
import type { Deed } from './leadBooth.ts';

describe('the stages of a visitor', () => {
  test('a code that nobody could read is to be resolved and counts for nothing', () => {
    const lead = after({ action: 'capture', change: (one) => one });
    expect(stageOf(lead).stage).toBe('unresolved');
    expect(isCounted(lead)).toBe(false);
  });

  test('a visitor with neither e-mail nor phone is a contact, whatever they want, and is not counted', () => {
    const lead = after(capture({ formattedName: 'Nora Lind' }), interest('Pumps'), rate('hot'));
    expect(stageOf(lead)).toEqual({ stage: 'contact', because: 'no-address' });
    expect(isCounted(lead)).toBe(false);
  });

  test('an e-mail alone is no lead yet: an interest has to be shown', () => {
    expect(stageOf(after(capture()))).toEqual({ stage: 'contact', because: 'no-interest' });
  });

  test('e-mail or phone and an interest make a lead', () => {
    expect(stageOf(after(capture(), interest('Pumps'))).stage).toBe('lead');
    const phoned = after(capture({ phones: [{ value: '+44 20 7946 0005', kind: 'work' }] }), interest('Pumps'));
    expect(stageOf(phoned).stage).toBe('lead');
    expect(isCounted(phoned)).toBe(true);
  });

  test('an interest confirmed by an action makes a lead warm: MQL', () => {
    const lead = after(capture(), { action: 'interests', change: (one) => ({ ...one, actions: ['scan', 'document'] }) });
    expect(stageOf(lead)).toEqual({ stage: 'mql', because: 'warm' });
  });

  test('a fitting visitor near a purchase is hot: SQL', () => {
    const lead = after(capture(), { action: 'interests', change: (one) => ({ ...one, actions: ['scan', 'quote'] }) });
    expect(stageOf(lead)).toEqual({ stage: 'sql', because: 'hot' });
  });

  test('an appointment alone makes a qualified prospect', () => {
    expect(stageOf(after(capture(), book('a')))).toEqual({ stage: 'qualified', because: 'appointment' });
  });

  test('a probability and a forecast make a qualified prospect, either alone does not', () => {
    expect(stageOf(after(capture(), interest('Pumps'), forecast({ probability: 40, amount: 9_000 })))).toEqual({
      stage: 'qualified',
      because: 'forecast',
    });
    expect(stageOf(after(capture(), interest('Pumps'), forecast({ probability: 40 }))).stage).toBe('lead');
    expect(stageOf(after(capture(), interest('Pumps'), forecast({ amount: 9_000 }))).stage).toBe('lead');
  });

  test('who bought is a customer, who recommends us an ambassador', () => {
    expect(stageOf(after(capture(), outcome('customer'))).stage).toBe('customer');
    expect(stageOf(after(capture(), outcome('customer'), outcome('ambassador'))).stage).toBe('ambassador');
    expect(stageOf(after(capture(), book('a'), outcome('customer'), outcome(undefined))).stage).toBe('qualified');
  });

  test('a disqualified lead never counts, whatever else is true, and comes back where the facts put it', () => {
    const out = after(capture(), book('a'), forecast({ probability: 90, amount: 1 }), outcome('customer'), disqualify('a student'));
    expect(stageOf(out).stage).toBe('disqualified');
    expect(isCounted(out)).toBe(false);
    expect(stageOf(after(capture(), book('a'), disqualify('a student'), requalify)).stage).toBe('qualified');
  });
});

describe('promotion and demotion', () => {
  test('a cancelled appointment alone demotes, and the lead says who cancelled it', () => {
    const booth = newBooth();
    for (const deed of [capture(), rate('hot'), book('a')]) booth.does(deed, MARIE);
    expect(booth.lead().standing).toMatchObject({ stage: 'qualified', from: 'sql', because: 'appointment', cause: 'book', by: MARIE });
    booth.does(cancel('a'), SAM);
    expect(booth.lead().standing).toMatchObject({ stage: 'sql', from: 'qualified', because: 'hot', cause: 'cancel', by: SAM });
    expect(booth.lines.at(-1)?.stage).toEqual({ from: 'qualified', to: 'sql', because: 'hot' });
  });

  test('a cancelled appointment does not demote while another stands, or while a forecast is set', () => {
    expect(stageOf(after(capture(), book('a'), book('b'), cancel('a'))).stage).toBe('qualified');
    const kept = after(capture(), book('a'), forecast({ probability: 30, amount: 500 }), cancel('a'));
    expect(stageOf(kept)).toEqual({ stage: 'qualified', because: 'forecast' });
    expect(kept.standing).toMatchObject({ because: 'forecast', cause: 'cancel' });
  });

  test('taking the forecast away demotes', () => {
    expect(stageOf(after(capture(), rate('warm'), forecast({ probability: 30, amount: 500 }), forecast({ probability: 30 }))).stage).toBe(
      'mql',
    );
  });

  test('losing the only e-mail makes a contact again', () => {
    expect(stageOf(after(capture(), interest('Pumps'), reach({ formattedName: 'Nora Lind' }))).stage).toBe('contact');
  });

  test('what does not move the lead leaves its standing as it was', () => {
    const booth = newBooth();
    for (const deed of [capture(), book('a')]) booth.does(deed, MARIE);
    const { standing } = booth.lead();
    booth.does(interest('Pumps'), SAM);
    expect(booth.lead().standing).toEqual(standing);
    expect(booth.lines.at(-1)?.stage).toBeUndefined();
  });
});

describe('temperature, intention, wish', () => {
  test('staff override what the score proposes, both are kept, and taking it back returns to the score', () => {
    const chosen = after(capture(), { action: 'interests', change: (one) => ({ ...one, actions: ['scan', 'quote'] }) }, rate('cold'));
    expect([heatOf(chosen), proposedHeat(chosen)]).toEqual(['cold', 'hot']);
    expect(heatOf(after(capture(), rate('cold'), rate(undefined)))).toBe('cold');
  });

  test('meaning to buy and wanting to be contacted are two facts: the second alone moves nothing', () => {
    const wish: Deed = { action: 'intention', change: (lead) => ({ ...lead, wantsContact: 'yes' }) };
    expect(stageOf(after(capture(), wish))).toEqual(stageOf(after(capture())));
    const both = after(capture(), intend('yes'), { action: 'intention', change: (lead) => ({ ...lead, wantsContact: 'no' }) });
    expect(both).toMatchObject({ intention: 'yes', wantsContact: 'no' });
    expect(stageOf(both).stage).toBe('mql');
  });
});

describe('definitions', () => {
  const strict = withDefinitions({}, { ...firstDefinitions, warmFrom: 40, hotFrom: 90 }, { now: 9, by: MARIE });
  const quoted: Deed = { action: 'interests', change: (lead) => ({ ...lead, actions: ['scan', 'quote'] }) };

  test('an old lead keeps the version it was judged by, also when it is changed, until it is judged again', () => {
    const old = after(capture(), quoted);
    expect(old.judgement).toMatchObject({ version: 1, heat: 'hot' });
    const touched = settle(old, { ...old, visits: 2 }, { action: 'visit', at: 1, by: null, definitions: strict }).lead;
    expect(touched.judgement).toMatchObject({ version: 1, heat: 'hot' });
    const again = { ...touched, judgement: { version: 2, maturity: 0, fit: 0, score: 0, heat: 'cold' } } as const;
    const judged = settle(touched, again, { action: 'judge', at: 2, by: SAM, definitions: strict });
    expect(judged.lead.judgement).toMatchObject({ version: 2, heat: 'hot', score: 95 });
    expect(settle(old, { ...old, judgement: again.judgement }, { action: 'judge', at: 2, by: SAM, definitions: strict })).toMatchObject({
      lead: { judgement: { version: 2, heat: 'warm', score: 80 }, standing: { stage: 'mql', cause: 'judge', by: SAM } },
      line: { stage: { from: 'sql', to: 'mql', because: 'warm' } },
    });
  });

  test('a new lead is judged by the last version', () => {
    const booth = newBooth(strict);
    booth.does(capture());
    expect(booth.lead().judgement?.version).toBe(2);
  });

  test('a lead of before there were definitions is judged by the first ones', () => {
    const { judgement: _none, standing: _neither, ...bare } = after(capture(), quoted);
    expect(proposedHeat(bare)).toBe('hot');
    expect(settle(bare, { ...bare, visits: 2 }, { action: 'visit', at: 1, by: null, definitions: strict }).lead.judgement?.version).toBe(1);
  });
});
