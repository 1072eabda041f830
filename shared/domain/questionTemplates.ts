import type { QuestionId } from './ids.ts';
import type { Question, Words } from './questionnaire.ts';

/** Sets of questions to begin with. */
export type QuestionTemplate = 'budget' | 'horizon' | 'supplier' | 'decision';
export const QUESTION_TEMPLATES: readonly QuestionTemplate[] = ['budget', 'horizon', 'supplier', 'decision'];

type Pattern = Pick<Question, 'kind' | 'isRequired'> & {
  readonly words: Words;
  readonly choices?: readonly Words[];
  readonly scale?: NonNullable<Question['scale']>;
  /** Asked when the first question of the set was answered by the choice of this place. */
  readonly whenFirst?: number;
};

const SETS: { readonly [K in QuestionTemplate]: readonly Pattern[] } = {
  budget: [
    {
      kind: 'single',
      isRequired: true,
      words: { en: 'Which budget is planned?', fr: 'Quel budget est prévu ?' },
      choices: [
        { en: 'None yet', fr: 'Aucun pour l’instant' },
        { en: 'Below 10,000', fr: 'Moins de 10 000' },
        { en: '10,000 to 50,000', fr: 'De 10 000 à 50 000' },
        { en: '50,000 to 200,000', fr: 'De 50 000 à 200 000' },
        { en: 'Above 200,000', fr: 'Plus de 200 000' },
      ],
    },
  ],
  horizon: [
    {
      kind: 'single',
      isRequired: true,
      words: { en: 'When should the project begin?', fr: 'Quand le projet doit-il commencer ?' },
      choices: [
        { en: 'Within 3 months', fr: 'D’ici 3 mois' },
        { en: 'In 3 to 6 months', fr: 'Dans 3 à 6 mois' },
        { en: 'In 6 to 12 months', fr: 'Dans 6 à 12 mois' },
        { en: 'Later', fr: 'Plus tard' },
        { en: 'No project', fr: 'Pas de projet' },
      ],
    },
  ],
  supplier: [
    {
      kind: 'single',
      isRequired: false,
      words: { en: 'Is there a supplier today?', fr: 'Y a-t-il un fournisseur aujourd’hui ?' },
      choices: [
        { en: 'Yes', fr: 'Oui' },
        { en: 'No', fr: 'Non' },
      ],
    },
    { kind: 'text', isRequired: false, whenFirst: 0, words: { en: 'Which supplier?', fr: 'Quel fournisseur ?' } },
    {
      kind: 'scale',
      isRequired: false,
      whenFirst: 0,
      scale: { from: 1, to: 5 },
      words: { en: 'How satisfied are they with it (5: very)?', fr: 'En sont-ils satisfaits (5 : très) ?' },
    },
  ],
  decision: [
    {
      kind: 'multi',
      isRequired: false,
      words: { en: 'Who decides?', fr: 'Qui décide ?' },
      choices: [
        { en: 'The visitor alone', fr: 'Le visiteur seul' },
        { en: 'Management', fr: 'La direction' },
        { en: 'Purchasing', fr: 'Les achats' },
        { en: 'Technical department', fr: 'Le service technique' },
        { en: 'A committee', fr: 'Un comité' },
      ],
    },
    { kind: 'date', isRequired: false, words: { en: 'By when will it be decided?', fr: 'Pour quand la décision est-elle prévue ?' } },
  ],
};

/** The questions of a set, with ids of their own. */
export function questionsOf(template: QuestionTemplate, newId: () => string): readonly Question[] {
  const made: Question[] = [];
  for (const { choices, whenFirst, ...pattern } of SETS[template]) {
    const [first] = made;
    const choice = whenFirst === undefined ? undefined : first?.choices?.[whenFirst];
    made.push({
      ...pattern,
      // a fresh id for a question
      id: newId() as QuestionId,
      ...(choices === undefined ? {} : { choices: choices.map((words) => ({ id: newId(), words })) }),
      ...(first === undefined || choice === undefined ? {} : { shownIf: { question: first.id, is: 'choice', choice: choice.id } }),
    });
  }
  return made;
}
