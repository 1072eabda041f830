/** What a mail is for. `invite` and `call`: a first word of a meeting or of a call-back. */
export type MailKind = 'invite' | 'call' | 'move' | 'cancel' | 'follow-up';
export type MailLanguage = 'en' | 'fr';

export const MAIL_KINDS = ['invite', 'call', 'move', 'cancel', 'follow-up'] as const satisfies readonly MailKind[];
export const MAIL_LANGUAGES = ['en', 'fr'] as const satisfies readonly MailLanguage[];

/** Subject and text with fields in braces: `{givenName}`. */
export type MailTemplate = { readonly subject: string; readonly text: string };

/** The company's own words; where there are none, the first ones hold. */
export type MailTemplates = { readonly [L in MailLanguage]?: { readonly [K in MailKind]?: MailTemplate } };

/** Templates with another wording of one mail; null: the first words again. */
export function withTemplate(
  templates: MailTemplates | undefined,
  { language, kind }: { readonly language: MailLanguage; readonly kind: MailKind },
  template: MailTemplate | null,
): MailTemplates {
  const { [kind]: _before, ...others } = templates?.[language] ?? {};
  return { ...templates, [language]: template === null ? others : { ...others, [kind]: template } };
}
