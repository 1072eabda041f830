import { Alert, Button, Group, NumberInput, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconClockExclamation } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDue, setRetention } from '#renderer/data/retention.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import type { LeadId } from '#shared/domain/ids.ts';
import { CONSENT_CLASSES, DAYS_MOST } from '#shared/domain/privacy/keeping.ts';
import type { ConsentClass } from '#shared/domain/privacy/keeping.ts';
import { readRetention } from '#shared/domain/privacy/retention.ts';
import type { Show } from '#shared/domain/show.ts';
import { DueReview } from './DueReview.tsx';

type Props = { readonly show: Show; readonly onErased: (caseId: string) => void; readonly onOpen: (id: LeadId) => void };

/** What is due is looked at this often at most, ms: it opens every lead of shows whose time has come. */
const CALM_MS = 5_000;

type Typed = Partial<Record<ConsentClass, number | null>>;

/** Days for each kind of consent; set by a manager where there is one. */
function Clock({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const store = useStore();
  const [typed, setTyped] = useState<Typed>({});
  const managers = show.staff.filter(({ isManager }) => isManager === true);
  const mayNot = managers.length > 0 && managers.every(({ id }) => id !== store.staff());
  const save = async (): Promise<void> => {
    const days = { ...show.retention, ...typed };
    await setRetention(store, show.id, readRetention(days));
    setTyped({});
    notifications.show({ message: t('privacy.clock.saved'), color: 'teal' });
  };
  return (
    <Group align="flex-end" gap="md" wrap="wrap">
      {CONSENT_CLASSES.map((of) => {
        const value = of in typed ? typed[of] : show.retention?.[of];
        return (
          <NumberInput
            key={of}
            label={t(`privacy.clock.${of}`)}
            placeholder={t('privacy.clock.never')}
            suffix={t('privacy.clock.days')}
            min={0}
            max={DAYS_MOST}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="strict"
            w={210}
            disabled={mayNot}
            value={value ?? ''}
            onChange={(next) => setTyped((before) => ({ ...before, [of]: typeof next === 'number' ? next : null }))}
          />
        );
      })}
      <Button variant="default" disabled={mayNot || Object.keys(typed).length === 0} onClick={() => void save()}>
        {t('privacy.clock.save')}
      </Button>
      {mayNot && (
        <Text size="sm" c="dimmed">
          {t('privacy.clock.manager', { name: managers.map(({ name }) => name).join(', ') })}
        </Text>
      )}
    </Group>
  );
}

/** For how long leads of this show are kept, and which of all shows are due: never erased without being looked at. */
export function RetentionCard({ show, onErased, onOpen }: Props) {
  const { t } = useTranslation();
  const [reviewed, setReviewed] = useState<string | null>(null);
  const due = useLive((live) => readDue(live), [], { calmMs: CALM_MS }) ?? [];
  const open = due.find((one) => one.show.id === reviewed);
  return (
    <Paper withBorder radius="lg" p="md" data-testid="retention">
      <Stack gap="sm">
        <PanelHead title={t('privacy.clock.title', { show: show.name })} text={t('privacy.clock.text')} />
        <Clock key={show.id} show={show} />
        {due.map(({ show: other, due: leads, kept }) => (
          <Alert
            key={other.id}
            color={leads.length > 0 ? 'orange' : 'gray'}
            icon={<IconClockExclamation size={18} aria-hidden />}
            p="xs"
            data-testid="due"
          >
            <Group justify="space-between" wrap="nowrap">
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {leads.length > 0 &&
                  t('privacy.clock.due', {
                    count: leads.length,
                    show: other.name,
                    at: formatInstant(leads[0]?.since ?? 0, other.zone),
                  })}{' '}
                {kept.length > 0 && t('privacy.clock.kept', { count: kept.length, show: other.name })}
              </Text>
              <Button size="xs" onClick={() => setReviewed(other.id)} style={{ flexShrink: 0 }}>
                {t('privacy.clock.review')}
              </Button>
            </Group>
          </Alert>
        ))}
      </Stack>
      {open !== undefined && <DueReview due={open} show={show} onClose={() => setReviewed(null)} onErased={onErased} onOpen={onOpen} />}
    </Paper>
  );
}
