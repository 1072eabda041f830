import { Accordion, Alert, Badge, Button, Checkbox, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconEraser } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewErase } from '#renderer/data/erase.ts';
import type { ErasePreview } from '#renderer/data/erase.ts';
import type { Person } from '#renderer/data/person.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { historyWords } from './historyWords.ts';
import { EraseDialog } from './EraseDialog.tsx';
import { personSections } from './personSections.ts';
import type { PersonSection } from './personSections.ts';
import classes from './Privacy.module.css';
import { saveDossier } from './saveDossier.ts';

type Props = {
  readonly person: Person;
  readonly show: Show;
  readonly shows: readonly Show[];
  readonly onOpen: (lead: Lead) => void;
  readonly onErased: (caseId: string) => void;
  readonly onBack: () => void;
};

/** Lines of one kind shown at once; the file has them all. */
const LINES_SHOWN = 200;

const Section = ({ section }: { readonly section: PersonSection }) => {
  const { t } = useTranslation();
  return (
    <Accordion.Item value={section.kind} data-testid={`kind-${section.kind}`}>
      <Accordion.Control>
        <Group gap="sm">
          <Text fw={600}>{section.title}</Text>
          <Badge variant="light" color="gray">
            {formatNumber(section.lines.length)}
          </Badge>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <ul className={classes['lines']}>
          {section.lines.slice(0, LINES_SHOWN).map((line, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line is its place; two may say the same
            <li key={at}>{line}</li>
          ))}
        </ul>
        {section.lines.length > LINES_SHOWN && (
          <Text size="sm" c="dimmed" mt="xs">
            {t('privacy.more_lines', { count: section.lines.length - LINES_SHOWN })}
          </Text>
        )}
      </Accordion.Panel>
    </Accordion.Item>
  );
};

type ChoiceProps = Pick<Props, 'person' | 'shows' | 'onOpen'> & {
  readonly left: ReadonlySet<string>;
  readonly onTurn: (id: string) => void;
};

/** Whom all this is: each lead may be left out when it is somebody else after all. */
function Choice({ person, shows, left, onTurn, onOpen }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {t('privacy.same_text')}
      </Text>
      {person.leads.map((lead) => (
        <Group key={lead.id} gap="sm" wrap="nowrap">
          <Checkbox
            checked={!left.has(lead.id)}
            onChange={() => onTurn(lead.id)}
            disabled={person.leads.length + person.attendees.length === 1}
            label={t('privacy.same_lead', {
              name: nameOf(lead) || t('privacy.find.nameless'),
              show: shows.find(({ id }) => id === lead.showId)?.name ?? '',
              at: formatInstant(lead.capturedAt),
            })}
            classNames={{ label: classes['words'] ?? '' }}
          />
          {lead.mergedInto === undefined && (
            <Button variant="subtle" size="compact-sm" onClick={() => onOpen(lead)} style={{ flexShrink: 0 }}>
              {t('privacy.open')}
            </Button>
          )}
        </Group>
      ))}
      {person.attendees.map((attendee) => (
        <Checkbox
          key={attendee.id}
          checked={!left.has(attendee.id)}
          onChange={() => onTurn(attendee.id)}
          label={t('privacy.same_attendee', { name: nameOf(attendee) || t('privacy.find.nameless') })}
          classNames={{ label: classes['words'] ?? '' }}
        />
      ))}
    </Stack>
  );
}

/** Reads what is kept of the chosen, again when the choice changes; undefined meanwhile. */
function usePreview(person: Person): ErasePreview | undefined {
  const store = useStore();
  const [read, setRead] = useState<{ readonly of: string; readonly preview: ErasePreview } | undefined>(undefined);
  const of = JSON.stringify([person.leads.map(({ id }) => id), person.attendees.map(({ id }) => id)]);
  const ask = useEffectEvent(() => previewErase(store, person));
  useEffect(() => {
    let isOver = false;
    void ask().then((preview) => (isOver ? undefined : setRead({ of, preview })));
    return () => {
      isOver = true;
    };
  }, [of]);
  return read?.of === of ? read.preview : undefined;
}

/** Everything that is kept of one person, in words, by kind; handed out as files, or erased. */
export function PersonView({ person, show, shows, onOpen, onErased, onBack }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isErasing, setErasing] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const chosen: Person = {
    leads: person.leads.filter(({ id }) => !left.has(id)),
    attendees: person.attendees.filter(({ id }) => !left.has(id)),
  };
  const preview = usePreview(chosen);
  const isNobody = chosen.leads.length + chosen.attendees.length === 0;
  const turn = (id: string): void =>
    setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const sections = preview === undefined ? [] : personSections({ dossier: preview.dossier, words: historyWords(shows), language });
  const save = async (): Promise<void> => {
    if (preview === undefined) return;
    setSaving(true);
    const saved = await saveDossier(store, { dossier: preview.dossier, sections, company: show.company }).finally(() => setSaving(false));
    if (saved.ok) {
      const { path, missing } = saved.value;
      notifications.show({ message: t('privacy.saved', { path }), color: 'teal' });
      if (missing > 0) notifications.show({ message: t('privacy.missing', { count: missing }), color: 'orange', autoClose: false });
    } else if (saved.error !== 'cancelled')
      notifications.show({
        message: t('privacy.not_saved', { reason: t(`privacy.fault.${saved.error}`) }),
        color: 'red',
        autoClose: false,
      });
  };
  return (
    <Paper withBorder radius="lg" p="md" data-testid="person">
      <Stack gap="sm">
        <PanelHead title={t('privacy.person.title', { name: preview?.dossier.name ?? '…' })} text={t('privacy.person.text')}>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" onClick={onBack}>
              {t('privacy.person.other')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={() => void save()}
              loading={isSaving}
              disabled={preview === undefined || isNobody}
            >
              {t('privacy.person.save')}
            </Button>
            <Button
              color="red"
              leftSection={<IconEraser size={18} aria-hidden />}
              onClick={() => setErasing(true)}
              disabled={preview === undefined || isNobody}
            >
              {t('privacy.person.erase')}
            </Button>
          </Group>
        </PanelHead>
        <Choice person={person} shows={shows} left={left} onTurn={turn} onOpen={onOpen} />
        {isNobody ? (
          <Alert color="gray">{t('privacy.nobody')}</Alert>
        ) : preview === undefined ? (
          <Loader size="sm" />
        ) : (
          <Accordion multiple variant="contained" radius="md" defaultValue={['leads']}>
            {sections
              .filter(({ lines }) => lines.length > 0)
              .map((section) => (
                <Section key={section.kind} section={section} />
              ))}
          </Accordion>
        )}
      </Stack>
      {isErasing && preview !== undefined && (
        <EraseDialog person={chosen} preview={preview} show={show} onClose={() => setErasing(false)} onErased={onErased} />
      )}
    </Paper>
  );
}
