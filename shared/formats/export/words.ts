import { definitionsOf } from '#shared/domain/definitions.ts';
import type { BuyingRole, NextAction } from '#shared/domain/definitions.ts';
import type { Channel, Consent, Moment, Signal } from '#shared/domain/lead.ts';
import type { StageReason } from '#shared/domain/qualification.ts';
import type { Quadrant } from '#shared/domain/score.ts';
import type { Sale } from '#shared/domain/sale.ts';
import type { ScanSource } from '#shared/domain/scan.ts';
import type { Show } from '#shared/domain/show.ts';
import type { BantAnswer, BantKey, Heat, Stage, VisitorAction } from '#shared/domain/stage.ts';
import { isVisitorSource } from '#shared/domain/visitorSource.ts';
import type { VisitorSource } from '#shared/domain/visitorSource.ts';
import type { ExportLanguage } from './exportLead.ts';

type Words<K extends string> = Readonly<Record<ExportLanguage, Readonly<Record<K, string>>>>;

/** How a file says where a lead stands (PRODUCT.md, Glossary). */
export const stageWords: Words<Stage> = {
  en: {
    unresolved: 'To resolve',
    contact: 'Contact',
    lead: 'Lead',
    mql: 'MQL',
    sql: 'SQL',
    qualified: 'Qualified prospect',
    customer: 'Customer',
    ambassador: 'Ambassador',
    disqualified: 'Disqualified',
  },
  fr: {
    unresolved: 'À identifier',
    contact: 'Contact incomplet',
    lead: 'Lead',
    mql: 'MQL',
    sql: 'SQL',
    qualified: 'Prospect qualifié',
    customer: 'Client',
    ambassador: 'Ambassadeur',
    disqualified: 'Écarté',
  },
};

export const heatWords: Words<Heat> = {
  en: { cold: 'Cold', warm: 'Warm', hot: 'Hot' },
  fr: { cold: 'Froid', warm: 'Tiède', hot: 'Chaud' },
};

export const answerWords: Words<BantAnswer> = { en: { yes: 'Yes', no: 'No' }, fr: { yes: 'Oui', no: 'Non' } };

export const bantWords: Words<BantKey> = {
  en: { budget: 'Budget', authority: 'Authority', need: 'Need', timeline: 'Timeline' },
  fr: { budget: 'Budget', authority: 'Décideur', need: 'Besoin', timeline: 'Échéance' },
};

export const actionWords: Words<VisitorAction> = {
  en: {
    scan: 'Scan',
    newsletter: 'Newsletter',
    document: 'Document',
    demo: 'Demo',
    'call-back': 'Call-back',
    quote: 'Quote',
    appointment: 'Appointment',
  },
  fr: {
    scan: 'Scan',
    newsletter: 'Lettre d’information',
    document: 'Documentation',
    demo: 'Démonstration',
    'call-back': 'Rappel',
    quote: 'Devis',
    appointment: 'Rendez-vous',
  },
};

export const eventWords: Words<'meeting' | 'call' | 'cancelled' | 'kept' | 'due' | 'handed' | 'withdrawn'> = {
  en: {
    meeting: 'Meeting',
    call: 'Call',
    cancelled: 'cancelled',
    kept: 'kept',
    due: 'due',
    handed: 'handed over to',
    withdrawn: 'withdrawn',
  },
  fr: {
    meeting: 'Rendez-vous',
    call: 'Appel',
    cancelled: 'annulé',
    kept: 'tenue',
    due: 'pour le',
    handed: 'transmise à',
    withdrawn: 'retiré',
  },
};

/** What the company calls a stage or a temperature, where it has a word of its own. */
const ownLabel = (term: Stage | Heat, show: Show | undefined, language: ExportLanguage): string =>
  definitionsOf(show).words[language][term]?.label?.trim() ?? '';

/** A stage in the words of the lead's company, else in ours. */
export const stageLabel = (stage: Stage, show: Show | undefined, language: ExportLanguage): string =>
  ownLabel(stage, show, language) || stageWords[language][stage];

/** A temperature in the words of the lead's company, else in ours. */
export const heatLabel = (heat: Heat, show: Show | undefined, language: ExportLanguage): string =>
  ownLabel(heat, show, language) || heatWords[language][heat];

export const becauseWords: Words<StageReason> = {
  en: {
    'not-resolved': 'badge code not known yet',
    'no-address': 'no e-mail or phone',
    'no-interest': 'no interest shown',
    'has-address': 'can be reached and showed an interest',
    warm: 'rated warm',
    hot: 'rated hot',
    appointment: 'an appointment is booked',
    forecast: 'probability and amount are set',
    bought: 'bought',
    recommends: 'recommends us',
    disqualified: 'disqualified by staff',
  },
  fr: {
    'not-resolved': 'code du badge encore inconnu',
    'no-address': 'ni e-mail ni téléphone',
    'no-interest': 'aucun intérêt exprimé',
    'has-address': 'joignable, avec un intérêt exprimé',
    warm: 'noté tiède',
    hot: 'noté chaud',
    appointment: 'un rendez-vous est pris',
    forecast: 'probabilité et montant renseignés',
    bought: 'a acheté',
    recommends: 'nous recommande',
    disqualified: 'écarté par l’équipe',
  },
};

export const quadrantWords: Words<Quadrant> = {
  en: { sell: 'Sell now', nurture: 'Nurture', check: 'Check the fit', leave: 'Leave' },
  fr: { sell: 'À vendre', nurture: 'À entretenir', check: 'Cible à vérifier', leave: 'À laisser' },
};

export const nextWords: Words<NextAction['kind']> = {
  en: { nurture: 'Nurture', qualify: 'Qualify further', 'hand-over': 'Hand to sales' },
  fr: { nurture: 'Entretenir', qualify: 'Qualifier davantage', 'hand-over': 'Transmettre aux commerciaux' },
};

export const roleWords: Words<BuyingRole> = {
  en: { decides: 'Decides', influences: 'Influences', buys: 'Buys', uses: 'Uses', gathers: 'Gathers information' },
  fr: { decides: 'Décide', influences: 'Influence', buys: 'Achète', uses: 'Utilise', gathers: 'Se renseigne' },
};

export const signalWords: Words<Signal> = {
  en: {
    moving: 'Moving',
    hiring: 'Hiring',
    merger: 'Merger',
    'new-company': 'New company',
    investing: 'Investing',
    'contract-ends': 'Contract ends',
  },
  fr: {
    moving: 'Déménagement',
    hiring: 'Recrutement',
    merger: 'Fusion',
    'new-company': 'Nouvelle société',
    investing: 'Investissement',
    'contract-ends': 'Fin de contrat',
  },
};

export const channelWords: Words<Channel> = {
  en: { phone: 'Phone', email: 'E-mail', message: 'Message', video: 'Video call', visit: 'Visit' },
  fr: { phone: 'Téléphone', email: 'E-mail', message: 'Message', video: 'Visioconférence', visit: 'Visite' },
};

export const momentWords: Words<Moment> = {
  en: { morning: 'Morning', noon: 'Noon', afternoon: 'Afternoon', evening: 'Evening' },
  fr: { morning: 'Matin', noon: 'Midi', afternoon: 'Après-midi', evening: 'Soir' },
};

export const saleWords: Words<Sale['state']> = { en: { won: 'Won', lost: 'Lost' }, fr: { won: 'Gagné', lost: 'Perdu' } };

export const viaWords: Words<ScanSource> = {
  en: { camera: 'Camera', scanner: 'Hand scanner', image: 'Image', file: 'File', manual: 'Typed', kiosk: 'Kiosk' },
  fr: { camera: 'Caméra', scanner: 'Douchette', image: 'Image', file: 'Fichier', manual: 'Saisie', kiosk: 'Borne' },
};

export const sourceWords: Words<VisitorSource> = {
  en: {
    'walk-in': 'Walked in',
    invitation: 'Invitation',
    appointment: 'Appointment made before',
    referral: 'Referral',
    advertising: 'Advertising',
    talk: 'Talk',
  },
  fr: {
    'walk-in': 'De passage',
    invitation: 'Invitation',
    appointment: 'Rendez-vous pris avant',
    referral: 'Recommandation',
    advertising: 'Publicité',
    talk: 'Conférence',
  },
};

/** What brought a visitor; other words than the usual as they were written. */
export const sourceLabel = (source: string, language: ExportLanguage): string =>
  isVisitorSource(source) ? sourceWords[language][source] : source;

export const methodWords: Words<Consent['method']> = {
  en: { spoken: 'spoken', screen: 'screen', card: 'card', badge: 'badge' },
  fr: { spoken: 'de vive voix', screen: 'à l’écran', card: 'sur carte', badge: 'par badge' },
};
