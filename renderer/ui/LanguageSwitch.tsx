import { SegmentedControl } from '@mantine/core';

type Language = 'en' | 'fr';

type Props = {
  readonly language: Language;
  readonly label: string;
  readonly onLanguage: (language: Language) => void;
  /** Each language by its own name, or by two letters where there is little room. */
  readonly isShort?: boolean;
  readonly size?: 'sm' | 'md';
};

const NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' };
const LANGUAGES: readonly Language[] = ['en', 'fr'];

/** One of the two languages of the booth, each named in itself. */
export function LanguageSwitch({ language, label, onLanguage, isShort = false, size = 'sm' }: Props) {
  return (
    <SegmentedControl
      size={size}
      style={{ flexShrink: 0 }}
      value={language}
      data={LANGUAGES.map((value) => ({ value, label: isShort ? value.toUpperCase() : NAMES[value] }))}
      aria-label={label}
      onChange={onLanguage}
    />
  );
}
