import { expect, test } from 'vitest';
import { connectors } from '#shared/crm/connectors.ts';
import { conversationHtml } from '#shared/crm/conversation.ts';
import { PushInput } from '#shared/ipc/crm.ts';
import { richPushItem, someLead, somePushItem, someShow } from './someLeads.ts';

const source = () => ({ ...richPushItem(), show: someShow });

test('the webhook’s document tells how a lead was judged, what was learnt, promised and answered, and the receipt of its consents', () => {
  const [{ fields }] = connectors.webhook.recordsOf(source());
  expect(fields).toMatchObject({
    stage: 'sql',
    stageBecause: 'hot',
    stageBefore: 'mql',
    stageSince: '2026-03-16T09:01:00.000Z',
    stageBy: 'Inès Barrot',
    heat: 'hot',
    heatChosen: 'hot',
    heatProposed: 'warm',
    judgement: { definitions: 3, maturity: 60, fit: 50, score: 30 },
    intention: 'yes',
    wantsContact: 'no',
    nextAction: 'hand-over',
    nextActionBy: '2026-03-18T09:00:00.000Z',
    bantAnswered: 2,
    bantDetail: { amount: 40_000, currency: 'EUR', role: 'decides', need: 'Cut <waste>', by: '2026-09' },
    company: { size: '50-249', industry: 'Optics', territory: 'FR-69001' },
    facts: { tags: ['vip, gold'], signals: ['hiring'], competitor: 'Rival & Co', isCustomer: false, channel: 'email' },
    answers: [{ id: 'q1', question: 'Which <line>?', text: 'Line & 2', value: ['c1'] }],
    promises: [{ text: 'Send the <offer>', owner: 'Inès Barrot', dueOn: '2026-03-20', dueTime: '14:30' }],
    voiceMemos: 2,
  });
  expect(fields['consentReceipt']).toMatchObject([
    { purpose: 'email', state: 'withdrawn', holds: true, method: 'spoken', by: 'Inès Barrot' },
    { purpose: 'email', state: 'given', holds: false, wording: 'Puis-je vous écrire ?' },
  ]);
});

test('the description tells promises and the receipt, and nothing typed at the booth becomes markup', () => {
  const html = conversationHtml(source());
  for (const told of [
    '<b>Score:</b> 30 (maturity 60, fit 50, definitions 3)',
    '<b>Stage:</b> sql, hot, proposed warm',
    '<b>Next:</b> hand-over by 2026-03-18',
    '<b>BANT:</b> budget yes, 40000 EUR; authority decides; need yes, Cut &lt;waste&gt;; timeline 2026-09',
    '<b>Which &lt;line&gt;?:</b> Line &amp; 2',
    '<b>Competitor:</b> Rival &amp; Co',
    'Send the &lt;offer&gt; (Inès Barrot, due 2026-03-20 14:30)',
    'E-mail: withdrawn',
    'Puis-je vous écrire ?',
  ])
    expect(html).toContain(told);
  expect(html.replaceAll(/<\/?(?:p|b|br)>/gu, '')).not.toMatch(/[<>]/u);
  expect(conversationHtml(source())).toBe(html);
});

test('a promise that was kept or handed over says so', () => {
  const [promise] = source().promises;
  if (promise === undefined) throw new Error('no promise');
  const told = (change: object) => conversationHtml({ ...source(), promises: [{ ...promise, ...change }] });
  expect(told({ keptAt: promise.madeAt, keptBy: promise.owner })).toContain('(Inès Barrot, kept 2026-03-16 10:00 Inès Barrot)');
  expect(told({ handedTo: { name: 'Sales <Lyon>', at: promise.madeAt, by: null } })).toContain(
    'handed over to Sales &lt;Lyon&gt; 2026-03-16 10:00',
  );
});

test('tags go to Odoo beside the interests, each as one name', () => {
  const [{ fields }] = connectors.odoo.recordsOf(source());
  expect(fields['tag_ids']).toBe('Robots,Laser; 3D,vip; gold');
});

test('a lead of before there was any of it sends no empty field', () => {
  const [{ fields }] = connectors.webhook.recordsOf({ ...somePushItem(1), show: someShow });
  for (const name of ['intention', 'wantsContact', 'bantDetail', 'company', 'facts', 'answers', 'promises', 'nextActionBy', 'heatChosen'])
    expect(fields).not.toHaveProperty(name);
  expect(conversationHtml({ ...somePushItem(1, { ...someLead(1), consents: [] }), show: someShow })).not.toMatch(
    /Promises|Consent|undefined/u,
  );
});

test('all of it comes through the contract with main, and a PIN does not', () => {
  const shows = [{ ...someShow, staff: someShow.staff.map((one) => ({ ...one, pin: 'salted-hash' })) }];
  const { answers: _kept, ...lead } = richPushItem().lead;
  const input = {
    target: { id: 't', config: { kind: 'webhook', url: 'https://crm.example' } },
    shows,
    leads: [richPushItem()],
    dryRun: false,
  };
  const read = PushInput.parse(input);
  expect(read.leads[0]).toEqual({ ...richPushItem(), lead });
  expect(JSON.stringify(read)).not.toContain('salted-hash');
});
