import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { progressOf } from '#shared/domain/answers.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly lead: Lead; readonly show: Show };

/** How many required questions are open, else how far the lead is; nothing when the show asks nothing. */
export function QuestionsBadge({ lead, show }: Props) {
  const { t } = useTranslation();
  const { answered, asked, missing } = progressOf(show.questionnaire, lead.answers);
  if (asked === 0) return null;
  const isLacking = missing.length > 0;
  return (
    <Badge
      size="sm"
      variant="light"
      tt="none"
      color={isLacking ? 'orange' : answered === asked ? 'teal' : 'gray'}
      style={{ flex: 'none' }}
      data-testid="questions-badge"
    >
      {isLacking ? t('questions.missing', { count: missing.length }) : t('questions.progress', { answered, asked })}
    </Badge>
  );
}
