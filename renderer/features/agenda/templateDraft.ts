import { create } from 'zustand';
import type { ShowId } from '#shared/domain/ids.ts';
import type { MailKind, MailLanguage, MailTemplate } from '#shared/domain/mailTemplate.ts';

/** Which mail, in which language. */
export type TemplateKey = { readonly language: MailLanguage; readonly kind: MailKind };

type State = {
  /** What is in view; a language of null: the screen's. */
  readonly shown: { readonly language: MailLanguage | null; readonly kind: MailKind };
  /** Words that are not saved yet, by show, language and kind: a look at another screen loses none of them. */
  readonly drafts: Readonly<Record<string, MailTemplate>>;
};

export const useTemplates = create<State>(() => ({ shown: { language: null, kind: 'invite' }, drafts: {} }));

const keyOf = (showId: ShowId, { language, kind }: TemplateKey): string => `${showId} ${language} ${kind}`;

/** Brings another mail into view. */
export const showTemplate = (shown: TemplateKey): void => useTemplates.setState({ shown });

/** The words that are being written; undefined when they are as saved. */
export const draftOf = ({ drafts }: Pick<State, 'drafts'>, showId: ShowId, key: TemplateKey): MailTemplate | undefined =>
  drafts[keyOf(showId, key)];

/** Keeps words that are being written; null when they are as saved again. */
export const keepTemplate = (showId: ShowId, key: TemplateKey, template: MailTemplate | null): void =>
  useTemplates.setState(({ drafts }) => {
    const { [keyOf(showId, key)]: _before, ...others } = drafts;
    return { drafts: template === null ? others : { ...others, [keyOf(showId, key)]: template } };
  });

/** Text with a field put in the place of what is selected in it. */
export const withField = (text: string, field: string, { from, to }: { readonly from: number; readonly to: number }): string =>
  `${text.slice(0, from)}{${field}}${text.slice(to)}`;
