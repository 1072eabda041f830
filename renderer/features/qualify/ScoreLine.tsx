import { Group, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionsAt, definitionsOf, FIT_CRITERIA } from '#shared/domain/definitions.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { judgementOf } from '#shared/domain/qualification.ts';
import { matchOf } from '#shared/domain/score.ts';
import type { Show } from '#shared/domain/show.ts';
import { keepKeys } from './keepKeys.ts';

type Props = { readonly lead: Lead; readonly show: Show };

const ICON = { yes: IconCheck, no: IconX, unknown: IconQuestionMark } as const;
const COLOR = { yes: 'teal', no: 'red', unknown: 'dimmed' } as const;

/** What speaks for the fit and what against it, criterion by criterion of the target. */
function Matches({ lead, show }: Props) {
  const { t } = useTranslation();
  const definitions = definitionsAt(show, judgementOf(lead).version);
  const asked = FIT_CRITERIA.flatMap((criterion) => {
    const match = matchOf(lead, criterion, definitions);
    return match === null ? [] : [{ criterion, match }];
  });
  if (asked.length === 0) return <Text size="sm">{t('qualify.noTarget')}</Text>;
  return (
    <Stack component="ul" gap={2} m={0} p={0} style={{ listStyle: 'none' }}>
      {asked.map(({ criterion, match }) => {
        const Icon = ICON[match];
        return (
          <Group component="li" key={criterion} gap={6} wrap="nowrap">
            <Icon size={16} color={`var(--mantine-color-${match === 'unknown' ? 'dimmed' : `${COLOR[match]}-text`})`} aria-hidden />
            <Text size="sm">
              {t('qualify.matched', { criterion: t(`qualify.criterion.${criterion}`), match: t(`qualify.match.${match}`) })}
            </Text>
          </Group>
        );
      })}
    </Stack>
  );
}

/** The score in one line, and on a press what it is made of and by which definitions. */
export function ScoreLine({ lead, show }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { score, maturity, fit, heat, version } = judgementOf(lead);
  const isOld = version !== definitionsOf(show).version;
  const words = t('qualify.score', { score, maturity, fit, heat: t(`definitions.label.${heat}`) });
  return (
    <Popover opened={isOpen} onChange={setOpen} width={340} position="bottom-start" withArrow trapFocus returnFocus withinPortal>
      <Popover.Target>
        <UnstyledButton fz="sm" c="dimmed" mih={24} aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {words}
          {isOld && ` · ${t('qualify.judgedBy', { version })}`} <IconChevronDown size={14} style={{ verticalAlign: -2 }} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={words} tabIndex={-1} data-autofocus onKeyDown={keepKeys}>
        <Stack gap="xs">
          {(['maturity', 'fit'] as const).map((axis) => (
            <div key={axis}>
              <Text size="sm" fw={650}>
                {t('qualify.axis', { axis: t(`definitions.label.${axis}`), value: axis === 'fit' ? fit : maturity })}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`definitions.text.${axis}`)}
              </Text>
            </div>
          ))}
          <Matches lead={lead} show={show} />
          <Text size="xs" c="dimmed">
            {t(isOld ? 'qualify.judgedByOld' : 'qualify.judgedByNow', { version, now: definitionsOf(show).version })}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
