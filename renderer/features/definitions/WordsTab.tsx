import { Group, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { programWords } from '#renderer/i18n/adoptTerms.ts';
import { GrowingTextarea } from '#renderer/ui/GrowingTextarea.tsx';
import { LanguageSwitch } from '#renderer/ui/LanguageSwitch.tsx';
import { LIMITS } from '#shared/domain/definitionFaults.ts';
import { TERMS } from '#shared/domain/definitions.ts';
import type { DefinitionsContent, Term, TermLanguage, TermWords } from '#shared/domain/definitions.ts';
import type { Drafting } from './draftState.ts';

type Props = { readonly drafting: Drafting };

/** The content with one word changed; an emptied one is the program's again. */
function withWord(
  content: DefinitionsContent,
  { language, term }: { readonly language: TermLanguage; readonly term: Term },
  change: TermWords,
): DefinitionsContent {
  const { [term]: before = {}, ...others } = content.words[language];
  const after = Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, word]) => word !== ''));
  const words = Object.keys(after).length === 0 ? others : { ...others, [term]: after };
  return { ...content, words: { ...content.words, [language]: words } };
}

type LineProps = Props & { readonly term: Term; readonly language: TermLanguage };

function TermLine({ term, language, drafting: { content, change } }: LineProps) {
  const { t } = useTranslation();
  const program = programWords(language, term);
  const { label = '', text = '' } = content.words[language][term] ?? {};
  const set = (words: TermWords): void => change((before) => withWord(before, { language, term }, words));
  return (
    <Table.Tr>
      <Table.Td w={190} style={{ verticalAlign: 'top' }}>
        <TextInput
          aria-label={t('definitions.labelSpoken', { term: program.label })}
          placeholder={program.label}
          maxLength={LIMITS.label}
          value={label}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
      </Table.Td>
      <Table.Td>
        <GrowingTextarea
          aria-label={t('definitions.textSpoken', { term: program.label })}
          placeholder={program.text}
          maxLength={LIMITS.text}
          minRows={2}
          maxRows={5}
          value={text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      </Table.Td>
    </Table.Tr>
  );
}

/** The company's own words for each term, in both languages; what is left empty says what the program says. */
export function WordsTab({ drafting }: Props) {
  const { t, i18n } = useTranslation();
  const [language, setLanguage] = useState<TermLanguage>(i18n.resolvedLanguage === 'fr' ? 'fr' : 'en');
  return (
    <Paper withBorder radius="lg" p="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={3} size="h5">
            {t('definitions.wordsTitle')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('definitions.wordsText')}
          </Text>
        </div>
        <LanguageSwitch language={language} label={t('definitions.wordsLanguage')} onLanguage={setLanguage} />
      </Group>
      <Stack mt="xs">
        <Table verticalSpacing={4} horizontalSpacing={6} withRowBorders={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('definitions.ownLabel')}</Table.Th>
              <Table.Th>{t('definitions.ownText')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {TERMS.map((term) => (
              <TermLine key={term} term={term} language={language} drafting={drafting} />
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Paper>
  );
}
