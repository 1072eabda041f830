import { NativeSelect, TextInput } from '@mantine/core';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import type { RestDescription } from '#shared/crm/rest/description.ts';

type Answered = Readonly<Record<string, string>>;
type Props = { readonly description: RestDescription; readonly answered: Answered; readonly onChange: (answered: Answered) => void };

/** What a description asks at set-up: one field a setting, held to its pattern by the form itself. */
export function SettingFields({ description, answered, onChange }: Props) {
  const language = useLanguage();
  return description.settings.map(({ name, label, help, pattern, example, usual, choices }) => {
    const shared = {
      label: label[language],
      description: help?.[language],
      value: answered[name] ?? usual ?? '',
      required: true,
      onChange: (event: { currentTarget: { value: string } }) => onChange({ ...answered, [name]: event.currentTarget.value }),
    };
    return choices === undefined ? (
      <TextInput key={name} {...shared} placeholder={example} {...(pattern === undefined ? {} : { pattern })} />
    ) : (
      <NativeSelect
        key={name}
        {...shared}
        data={[
          ...(usual === undefined ? [{ value: '', label: '' }] : []),
          ...Object.entries(choices).map(([value, words]) => ({ value, label: words[language] })),
        ]}
      />
    );
  });
}
