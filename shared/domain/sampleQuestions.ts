import type { QuestionId } from './ids.ts';
import type { Choice, Question, Questionnaire, Words } from './questionnaire.ts';

const choices = (...words: readonly Words[]): Choice[] => words.map((one, at) => ({ id: `c${at + 1}`, words: one }));

const HORIZON = choices(
  { en: 'Within 3 months', fr: 'Sous 3 mois' },
  { en: 'This year', fr: 'Cette année' },
  { en: 'Later', fr: 'Plus tard' },
  { en: 'No project', fr: 'Pas de projet' },
);

const TROUBLES = choices(
  { en: 'Stoppages', fr: 'Arrêts' },
  { en: 'Rejects', fr: 'Rebuts' },
  { en: 'Energy', fr: 'Énergie' },
  { en: 'Staff', fr: 'Personnel' },
);

/** The questionnaire of the sample show: short, and one of nearly each kind. `newId` makes the ids of its questions. */
export function sampleQuestions(newId: () => string): Questionnaire {
  const id = (): QuestionId => newId() as QuestionId; // a fresh id becomes the kind it is used for
  const horizon = id();
  const questions: readonly Question[] = [
    {
      id: horizon,
      kind: 'single',
      words: { en: 'When do you want to invest?', fr: 'Quand souhaitez-vous investir ?' },
      isRequired: true,
      choices: HORIZON,
    },
    {
      id: id(),
      kind: 'date',
      words: { en: 'When should it run?', fr: 'Mise en service souhaitée ?' },
      isRequired: false,
      shownIf: { question: horizon, is: 'choice', choice: 'c1' },
    },
    {
      id: id(),
      kind: 'multi',
      words: { en: 'What costs you most today?', fr: 'Qu’est-ce qui vous coûte le plus aujourd’hui ?' },
      isRequired: false,
      choices: TROUBLES,
    },
    {
      id: id(),
      kind: 'number',
      words: { en: 'How many lines do you run?', fr: 'Combien de lignes exploitez-vous ?' },
      isRequired: false,
    },
    {
      id: id(),
      kind: 'scale',
      words: { en: 'How content are you with your supplier?', fr: 'Êtes-vous satisfait de votre fournisseur ?' },
      isRequired: false,
      scale: { from: 1, to: 5 },
    },
  ];
  return { version: 1, questions };
}
