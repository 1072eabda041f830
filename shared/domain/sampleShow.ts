import type { ShowId, StaffId } from './ids.ts';
import type { ConsentWording, Show } from './show.ts';
import { standardQuestions } from './consentWording.ts';
import { addDays, localTime } from '#shared/lib/time.ts';
import type { CostKind } from './budget.ts';

/** The wording a new show begins with; the manager edits it. Each language of one version says the same. */
export const firstWording: readonly ConsentWording[] = [
  {
    version: '1',
    language: 'en',
    text: 'I agree that my details are kept to follow up on this conversation. I can withdraw at any time.',
    purposes: standardQuestions.en,
  },
  {
    version: '1',
    language: 'fr',
    text: 'J’accepte que mes coordonnées soient conservées pour donner suite à cet échange. Je peux me rétracter à tout moment.',
    purposes: standardQuestions.fr,
  },
];

type Context = { readonly now: number; readonly newId: () => string; readonly zone: string; readonly language: 'en' | 'fr' };

const WORDS = {
  en: {
    name: 'Sample show',
    venue: 'Hall 4, stand B12',
    company: 'Our company',
    interests: ['Filling line', 'Conveyors', 'Inspection', 'Service contract', 'Training'],
  },
  fr: {
    name: 'Salon d’essai',
    venue: 'Hall 4, stand B12',
    company: 'Notre société',
    interests: ['Ligne de remplissage', 'Convoyeurs', 'Contrôle qualité', 'Contrat de service', 'Formation'],
  },
} as const;

/** A show to try things with, three days long from today on; marked as a sample, kept out of totals and of sync. Its people are invented. */
export function sampleShow({ now, newId, zone, language }: Context): Show {
  const words = WORDS[language];
  const today = localTime(now, zone).day;
  // fresh ids, made here for the show and its staff
  return {
    v: 1,
    id: newId() as ShowId,
    name: words.name,
    venue: words.venue,
    zone,
    firstDay: today,
    lastDay: addDays(today, 2),
    country: language === 'fr' ? 'FR' : 'GB',
    company: words.company,
    staff: [
      { id: newId() as StaffId, name: 'Alex Martin', email: 'alex@boothbook.example' },
      { id: newId() as StaffId, name: 'Sam Keller', email: 'sam@boothbook.example' },
    ],
    interests: words.interests,
    hours: { from: 9 * 60, to: 18 * 60 },
    slotMinutes: 30,
    consentWording: firstWording,
    isSample: true,
    createdAt: now,
  };
}

const COSTS: readonly (readonly [kind: CostKind, amount: number, text: { readonly en: string; readonly fr: string }])[] = [
  ['space', 6400, { en: 'Stand, 24 m²', fr: 'Emplacement, 24 m²' }],
  ['build', 5200, { en: 'Booth and furniture', fr: 'Stand et mobilier' }],
  ['staff', 2800, { en: 'Two people, four days', fr: 'Deux personnes, quatre jours' }],
  ['travel', 1400, { en: 'Hotel and train', fr: 'Hôtel et train' }],
  ['marketing', 900, { en: 'Invitations', fr: 'Invitations' }],
];

/** What the sample show costs and is meant to bring, so that its figures mean something from the first lead on. Invented, round numbers. */
export const sampleBudget = (language: 'en' | 'fr'): Required<Pick<Show, 'costs' | 'goals' | 'economics'>> => ({
  costs: COSTS.map(([kind, amount, text]) => ({ id: kind, kind, text: text[language], amount })),
  goals: { leads: 60, qualified: 15, appointments: 8, customers: 4, revenue: 48_000 },
  economics: { averageSale: 12_000, marginPercent: 40, market: 2500, visitors: 9000 },
});
