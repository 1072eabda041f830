import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultsOf, LIMITS } from '#shared/domain/definitionFaults.ts';
import {
  contentOf,
  definitionsAt,
  definitionsOf,
  firstDefinitions,
  SIZE_BANDS,
  undoOf,
  withDefinitions,
} from '#shared/domain/definitions.ts';
import type { Definitions, DefinitionsContent } from '#shared/domain/definitions.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { judgedLeadOf, moveOf, previewOf } from '#shared/domain/previewDefinitions.ts';
import { fitOf, judge, matchOf, quadrantOf } from '#shared/domain/score.ts';
import { settle } from '#shared/domain/qualification.ts';
import type { VisitorAction } from '#shared/domain/stage.ts';

const someone = (patch: Partial<Lead> = {}): Lead => ({
  ...newLead(
    { contact: { formattedName: 'Nora Lind', emails: [{ value: 'nora@lind.example', kind: 'work' }] }, isResolved: true },
    { id: 'l1' as LeadId, showId: 's1' as ShowId, now: 1_000, staff: null },
  ),
  ...patch,
});
const titled = (jobTitle: string): Lead => someone({ contact: { formattedName: 'Nora Lind', jobTitle } });

const content = contentOf(firstDefinitions);
const version = (change: Partial<DefinitionsContent>): Definitions => ({ ...firstDefinitions, ...change });
const asking = (target: Partial<DefinitionsContent['target']>): Definitions =>
  version({ target: { ...firstDefinitions.target, ...target } });

const withTerritories = (territories: string[]) => faultsOf({ ...content, target: { ...content.target, territories } });
const at = (now: number) => ({ now, by: null });

const ALL: readonly VisitorAction[] = ['scan', 'newsletter', 'document', 'demo', 'call-back', 'quote', 'appointment'];
const points = fc.integer({ min: 0, max: 100 });
const weight = fc.integer({ min: 0, max: 10 });
const anyDefinitions: fc.Arbitrary<Definitions> = fc
  .record({
    maturity: fc.record({
      scan: points,
      newsletter: points,
      document: points,
      demo: points,
      'call-back': points,
      quote: points,
      appointment: points,
    }),
    secondVisit: points,
    bantYes: points,
    intention: points,
    weights: fc.record({ role: weight, size: weight, industry: weight, territory: weight }),
    target: fc.record({
      roles: fc.array(fc.constantFrom('buyer', 'IT', 'Einkauf', 'directeur')),
      sizes: fc.uniqueArray(fc.constantFrom(...SIZE_BANDS)),
      industries: fc.array(fc.constantFrom('Food', 'Énergie')),
      territories: fc.array(fc.constantFrom('FR', 'FR-75', 'DE')),
    }),
    warmFrom: fc.integer({ min: 0, max: 50 }),
    hotFrom: fc.integer({ min: 51, max: 100 }),
  })
  .map((change) => version(change));
const anyLead: fc.Arbitrary<Lead> = fc
  .record({
    actions: fc.uniqueArray(fc.constantFrom(...ALL)),
    visits: fc.integer({ min: 1, max: 4 }),
    bant: fc.record({ budget: fc.constantFrom('yes', 'no'), need: fc.constantFrom('yes', 'no') }, { requiredKeys: [] }),
    profile: fc.record(
      {
        size: fc.constantFrom(...SIZE_BANDS),
        industry: fc.constantFrom('food', 'energie', 'steel'),
        territory: fc.constantFrom('FR-75011', 'DE'),
      },
      { requiredKeys: [] },
    ),
    jobTitle: fc.option(fc.constantFrom('Site manager', 'Buyer', 'IT lead'), { nil: undefined }),
  })
  .map(({ jobTitle, ...rest }) => ({ ...someone(rest), contact: jobTitle === undefined ? {} : { jobTitle } }));

describe('the score of any lead by any definitions', () => {
  test('never sinks by one more thing the visitor did', () => {
    fc.assert(
      fc.property(anyLead, anyDefinitions, fc.constantFrom(...ALL), (lead, definitions, action) => {
        const more = { ...lead, actions: [...lead.actions, action] };
        expect(judge(more, definitions).score).toBeGreaterThanOrEqual(judge(lead, definitions).score);
      }),
    );
  });

  test('has both axes, and itself, between 0 and 100 as whole numbers', () => {
    fc.assert(
      fc.property(anyLead, anyDefinitions, (lead, definitions) => {
        const { maturity, fit, score } = judge(lead, definitions);
        for (const value of [maturity, fit, score])
          expect(value).toSatisfy((one: number) => Number.isInteger(one) && one >= 0 && one <= 100);
      }),
    );
  });

  test('learning that a criterion is met never lowers the fit, and that it is not never raises it', () => {
    fc.assert(
      fc.property(anyLead, anyDefinitions, (lead, definitions) => {
        const { size: _size, ...unknown } = lead.profile ?? {};
        const before = fitOf({ ...lead, profile: unknown }, definitions);
        for (const size of SIZE_BANDS) {
          const after = fitOf({ ...lead, profile: { ...unknown, size } }, definitions);
          if (definitions.target.sizes.includes(size)) expect(after).toBeGreaterThanOrEqual(before);
          else expect(after).toBeLessThanOrEqual(before);
        }
      }),
    );
  });
});

describe('fit', () => {
  test('an unknown criterion counts half, a target that asks nothing gives 100', () => {
    expect(fitOf(someone(), firstDefinitions)).toBe(100);
    expect(fitOf(someone(), asking({ roles: ['buyer'] }))).toBe(50);
    expect(fitOf(titled('Head buyer'), asking({ roles: ['buyer'] }))).toBe(100);
    expect(fitOf(titled('Student'), asking({ roles: ['buyer'] }))).toBe(0);
  });

  test('a short role is a word of its own, a longer one may be part of a word', () => {
    expect(matchOf(titled('Site manager'), 'role', asking({ roles: ['IT'] }))).toBe('no');
    expect(matchOf(titled('Head of IT/OT'), 'role', asking({ roles: ['it'] }))).toBe('yes');
    expect(matchOf(titled('Einkaufsleiterin'), 'role', asking({ roles: ['leiter'] }))).toBe('yes');
    expect(matchOf(titled('Responsable qualité'), 'role', asking({ roles: ['QUALITE'] }))).toBe('yes');
  });

  test('a territory begins like the visitor’s', () => {
    const paris = someone({ profile: { territory: 'FR-75011' } });
    expect(matchOf(paris, 'territory', asking({ territories: ['FR'] }))).toBe('yes');
    expect(matchOf(paris, 'territory', asking({ territories: ['FR-75'] }))).toBe('yes');
    expect(matchOf(paris, 'territory', asking({ territories: ['FR-69', 'DE'] }))).toBe('no');
  });

  test('a criterion of weight 0 asks nothing', () => {
    const definitions = { ...asking({ roles: ['buyer'] }), weights: { ...firstDefinitions.weights, role: 0 } };
    expect(matchOf(titled('Student'), 'role', definitions)).toBeNull();
    expect(fitOf(titled('Student'), definitions)).toBe(100);
  });

  test('the quadrants part at the lines of the definitions', () => {
    expect(quadrantOf({ maturity: 50, fit: 50 }, firstDefinitions)).toBe('sell');
    expect(quadrantOf({ maturity: 49, fit: 50 }, firstDefinitions)).toBe('nurture');
    expect(quadrantOf({ maturity: 50, fit: 49 }, firstDefinitions)).toBe('check');
    expect(quadrantOf({ maturity: 49, fit: 49 }, firstDefinitions)).toBe('leave');
  });
});

describe('definitions that cannot be used', () => {
  test('those of the program have no fault', () => expect(faultsOf(content)).toEqual([]));

  test('hot must begin above warm', () => {
    expect(faultsOf({ ...content, hotFrom: 25 })).toEqual([{ field: 'hotFrom', fault: 'order', most: 100 }]);
  });

  test('an empty field, a fraction and a number out of range are told by their place', () => {
    const wrong = { ...content, secondVisit: Number.NaN, bantYes: 1.5, weights: { ...content.weights, size: 11 } };
    expect(faultsOf(wrong).map(({ field, fault }) => [field, fault])).toEqual([
      ['weights.size', 'range'],
      ['secondVisit', 'empty'],
      ['bantYes', 'range'],
    ]);
  });

  test('a territory is a country, or a country with the first signs of the postcode', () => {
    expect(withTerritories(['FR', 'FR-75', 'GB-M1'])).toEqual([]);
    for (const strange of ['France', 'fr', '75', 'FR-', 'FR 75']) expect(withTerritories([strange])[0]?.fault).toBe('territory');
  });

  test('a label and a text have a length', () => {
    const words = { en: { warm: { label: 'x'.repeat(LIMITS.label + 1) } }, fr: { hot: { text: 'x'.repeat(LIMITS.text + 1) } } };
    expect(faultsOf({ ...content, words }).map(({ field }) => field)).toEqual(['words.en.warm', 'words.fr.hot']);
  });
});

describe('versions', () => {
  const keener = { ...content, hotFrom: 40 };

  test('another opinion is another version, the earlier ones stay as they were', () => {
    const definitions = withDefinitions({}, keener, at(5));
    expect(definitions[0]).toBe(firstDefinitions);
    expect(definitionsOf({ definitions })).toMatchObject({ version: 2, hotFrom: 40, changedAt: 5 });
    expect(definitionsAt({ definitions }, 1).hotFrom).toBe(60);
  });

  test('any row of changes and undos ends where the changes that were not taken back end', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant('undo' as const), points)), (deeds) => {
        let definitions: readonly Definitions[] | undefined;
        const opinions = [firstDefinitions.secondVisit];
        for (const deed of deeds) {
          const undo = undoOf(definitions === undefined ? {} : { definitions });
          expect(undo === null).toBe(opinions.length === 1);
          const show = definitions === undefined ? {} : { definitions };
          if (deed !== 'undo') {
            opinions.push(deed);
            definitions = withDefinitions(show, { ...content, secondVisit: deed }, at(1));
          } else if (undo !== null) {
            opinions.pop();
            definitions = withDefinitions(show, { ...contentOf(undo.holds), undoes: Math.max(...undo.undone) }, at(1));
          }
        }
        expect(definitionsOf(definitions === undefined ? {} : { definitions }).secondVisit).toBe(opinions.at(-1));
      }),
    );
  });
});

describe('a preview', () => {
  const keener = { ...content, hotFrom: 40 };
  const warm = someone({ actions: ['scan', 'demo'] });

  test('says which lead moves, and how many from where to where', () => {
    const move = moveOf(judgedLeadOf(warm), keener);
    expect(move).toMatchObject({ heat: 'hot', stage: 'sql' });
    const moves = move === null ? [] : [move, move];
    expect(previewOf(moves)).toMatchObject({
      heats: [{ from: 'warm', to: 'hot', count: 2 }],
      stages: [{ from: 'mql', to: 'sql', count: 2 }],
    });
  });

  test('leaves out who stays, who was rated by staff, and who counts nowhere', () => {
    const disqualified = { reason: 'student', at: 1, by: null };
    for (const lead of [someone(), { ...warm, heatChosen: 'cold' as const }, { ...warm, disqualified }, { ...warm, discardedAt: 3 }])
      expect(moveOf(judgedLeadOf(lead), keener)).toBeNull();
  });

  test('foretells exactly what judging again does to any lead', () => {
    fc.assert(
      fc.property(anyLead, anyDefinitions, anyDefinitions, (lead, before, after) => {
        const definitions = [before, { ...after, version: 2 }];
        const deed = { action: 'judge', at: 1, by: null, definitions } as const;
        const old = settle(null, { ...lead, judgement: judge(lead, before) }, deed).lead;
        const now = settle(old, { ...old, judgement: { ...judge(old, before), version: 2 } }, deed).lead;
        const [from, to] = [judgedLeadOf(old), judgedLeadOf(now)];
        const move = moveOf(from, contentOf({ ...after, version: 2 }));
        expect(move === null ? [from.heat, from.stage] : [move.heat, move.stage]).toEqual([to.heat, to.stage]);
      }),
    );
  });
});
