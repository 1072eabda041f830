import { SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PURPOSES } from '#shared/domain/consentWording.ts';
import { questionField } from './wordingDraft.ts';
import type { WordingDraft } from './wordingDraft.ts';
import { GrowingTextarea } from '#renderer/ui/GrowingTextarea.tsx';

type Props = {
  readonly field: (name: keyof WordingDraft) => {
    readonly value: string;
    readonly onChange: (event: { currentTarget: { value: string } }) => void;
  };
};

/** What visitors are asked, word for word, in both languages: the text above all questions, and a sentence for each purpose. */
export function WordingFields({ field }: Props) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={2}>
      {(['en', 'fr'] as const).map((language) => (
        <Stack key={language} gap="xs">
          <GrowingTextarea
            label={t(`shows.wording_${language}`)}
            minRows={2}
            maxRows={6}
            lang={language}
            {...field(language === 'en' ? 'wordingEn' : 'wordingFr')}
          />
          {PURPOSES.map((purpose) => (
            <GrowingTextarea
              key={purpose}
              label={t(`visitor.wording.${purpose}`)}
              aria-label={`${t(`visitor.wording.${purpose}`)} (${t(`visitor.wording.${language}`)})`}
              minRows={1}
              maxRows={4}
              maxLength={500}
              lang={language}
              {...field(questionField(purpose, language))}
            />
          ))}
        </Stack>
      ))}
    </SimpleGrid>
  );
}
