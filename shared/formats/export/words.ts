import type { VisitorAction, BantAnswer, Heat, Stage } from '#shared/domain/stage.ts';
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

export const eventWords: Words<'meeting' | 'call' | 'cancelled' | 'kept' | 'due'> = {
  en: { meeting: 'Meeting', call: 'Call', cancelled: 'cancelled', kept: 'kept', due: 'due' },
  fr: { meeting: 'Rendez-vous', call: 'Appel', cancelled: 'annulé', kept: 'tenue', due: 'pour le' },
};
