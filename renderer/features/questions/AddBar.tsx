import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { QUESTION_TEMPLATES } from '#shared/domain/questionTemplates.ts';
import type { QuestionTemplate } from '#shared/domain/questionTemplates.ts';
import { QUESTION_KINDS } from '#shared/domain/questionnaire.ts';
import type { QuestionKind } from '#shared/domain/questionnaire.ts';

type Props = { readonly onAdd: (kind: QuestionKind) => void; readonly onTemplate: (template: QuestionTemplate) => void };

/** New questions: one of a kind, or a ready set, one press each. */
export function AddBar({ onAdd, onTemplate }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Group gap={6} component="fieldset" bd={0} p={0} m={0} aria-label={t('questions.add')}>
        <Text size="sm" c="dimmed" w={130}>
          {t('questions.add')}
        </Text>
        {QUESTION_KINDS.map((kind) => (
          <Button key={kind} variant="default" px="sm" leftSection={<IconPlus size={16} />} onClick={() => onAdd(kind)}>
            {t(`questions.kind.${kind}`)}
          </Button>
        ))}
      </Group>
      <Group gap={6} component="fieldset" bd={0} p={0} m={0} aria-label={t('questions.templates')}>
        <Text size="sm" c="dimmed" w={130}>
          {t('questions.templates')}
        </Text>
        {QUESTION_TEMPLATES.map((template) => (
          <Button key={template} variant="light" px="sm" leftSection={<IconStack2 size={16} />} onClick={() => onTemplate(template)}>
            {t(`questions.template.${template}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
