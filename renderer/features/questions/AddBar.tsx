import { Button, Group, Text } from '@mantine/core';
import { IconPlus, IconStack2 } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { QUESTION_TEMPLATES } from '#shared/domain/questionTemplates.ts';
import type { QuestionTemplate } from '#shared/domain/questionTemplates.ts';
import { QUESTION_KINDS } from '#shared/domain/questionnaire.ts';
import type { QuestionKind } from '#shared/domain/questionnaire.ts';
import classes from './QuestionsScreen.module.css';

type Props = { readonly onAdd: (kind: QuestionKind) => void; readonly onTemplate: (template: QuestionTemplate) => void };

/** New questions: one of a kind, or a ready set, one press each. */
export function AddBar({ onAdd, onTemplate }: Props) {
  const { t } = useTranslation();
  const [kinds, sets] = [useId(), useId()];
  return (
    <div className={classes['adding']}>
      <Text size="sm" c="dimmed" id={kinds}>
        {t('questions.add')}
      </Text>
      <Group gap={6} component="fieldset" bd={0} p={0} m={0} aria-labelledby={kinds}>
        {QUESTION_KINDS.map((kind) => (
          <Button key={kind} variant="default" px={10} leftSection={<IconPlus size={16} />} onClick={() => onAdd(kind)}>
            {t(`questions.kind.${kind}`)}
          </Button>
        ))}
      </Group>
      <Text size="sm" c="dimmed" id={sets}>
        {t('questions.templates')}
      </Text>
      <Group gap={6} component="fieldset" bd={0} p={0} m={0} aria-labelledby={sets}>
        {QUESTION_TEMPLATES.map((template) => (
          <Button key={template} variant="light" px={10} leftSection={<IconStack2 size={16} />} onClick={() => onTemplate(template)}>
            {t(`questions.template.${template}`)}
          </Button>
        ))}
      </Group>
    </div>
  );
}
