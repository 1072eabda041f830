import { ActionIcon, Alert, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Scan } from '#shared/domain/scan.ts';
import type { ScannerProfile } from '#shared/domain/scanner.ts';
import type { KioskLock } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { KioskCamera } from './KioskCamera.tsx';
import { KioskFields } from './KioskFields.tsx';
import { keepTries, openKiosk } from './kioskLock.ts';
import { PinPrompt } from './PinPrompt.tsx';
import type { SaveCapture } from './saveKiosk.ts';
import { Thanks } from './Thanks.tsx';
import { useKiosk } from './useKiosk.ts';
import type { Kiosk } from './useKiosk.ts';
import { useSwallowedScans } from './useSwallowedScans.ts';
import { useVisitorWords } from './useVisitorWords.ts';
import classes from './Visitor.module.css';
import { GuestHead } from './VisitorForm.tsx';
import { sheetOf } from './visitorSheet.ts';

type Props = {
  readonly show: Show;
  readonly lock: KioskLock;
  readonly cameraId: string | null;
  readonly scanner: ScannerProfile | undefined;
  /** Reads a scan anew where the scanner's keyboard tells how. */
  readonly hear: (scan: Scan) => Scan;
  readonly capture: SaveCapture;
};

/** The thanks stay this long, ms; then the form is there for the next visitor. */
const THANKS_MS = 8_000;

/** The corner that staff know, and the PIN behind it. */
function StaffCorner({ lock, language }: { readonly lock: KioskLock; readonly language: 'en' | 'fr' }) {
  const t = useVisitorWords(language);
  const store = useStore();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('visitor.leave')} onClick={() => setAsking(true)}>
        <IconLock size={18} />
      </ActionIcon>
      {isAsking && (
        <PinPrompt
          language={language}
          tries={lock}
          check={(pin) => openKiosk(store, lock, pin)}
          onTries={(tries) => keepTries(store, lock, tries)}
          onOpen={() => setAsking(false)}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}

function ThanksForAll({ kiosk: { form, reset } }: { readonly kiosk: Kiosk }) {
  const t = useVisitorWords(form.language);
  const next = useEffectEvent(reset);
  useEffect(() => {
    const timer = setTimeout(() => next(), THANKS_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Thanks language={form.language} title={t('visitor.kiosk.thanks')} text={t('visitor.kiosk.thanks_text')}>
      <Button size="lg" variant="light" onClick={reset}>
        {t('visitor.kiosk.next')}
      </Button>
    </Thanks>
  );
}

/** Before an abandoned form is wiped. */
function StillThere({ kiosk: { form, left } }: { readonly kiosk: Kiosk }) {
  const t = useVisitorWords(form.language);
  return (
    <Modal
      opened={left !== null}
      onClose={() => undefined}
      withCloseButton={false}
      centered
      title={t('visitor.kiosk.still_there')}
      lang={form.language}
    >
      <Stack>
        <Text size="lg">{t('visitor.kiosk.still_text', { count: left ?? 0 })}</Text>
        {/* any touch starts the time anew: the button is where the finger goes */}
        <Button size="lg" data-autofocus>
          {t('visitor.kiosk.still_here')}
        </Button>
      </Stack>
    </Modal>
  );
}

/** Visitors register themselves; whether somebody is known already is never shown. Only the PIN it was started with ends it. */
export function KioskScreen({ show, lock, cameraId, scanner, hear, capture }: Props) {
  const kiosk = useKiosk(show, capture);
  const { form, step, notice } = kiosk;
  const t = useVisitorWords(form.language);
  useSwallowedScans((scan) => kiosk.scan(hear(scan)), scanner);
  const sheet = sheetOf(show, { visit: '', scheme: 'light' });
  if (step === 'thanks') return <ThanksForAll kiosk={kiosk} />;
  return (
    <form
      className={classes['screen']}
      lang={form.language}
      data-testid="kiosk"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        kiosk.send();
      }}
    >
      <GuestHead language={form.language} onLanguage={(language) => kiosk.change({ ...form, language })}>
        <Title order={1} className={classes['title'] ?? ''}>
          {t('visitor.kiosk.welcome', { company: sheet.company })}
        </Title>
        <Text size="lg" c="dimmed">
          {t('visitor.kiosk.text')}
        </Text>
      </GuestHead>
      <KioskFields form={form} show={show} wording={sheet.wordings[form.language]} warned={kiosk.warned} onChange={kiosk.change} />
      <Group component="footer" px="xl" py="md" justify="space-between" wrap="nowrap">
        <Group gap="sm" wrap="nowrap">
          <StaffCorner lock={lock} language={form.language} />
          <KioskCamera language={form.language} cameraId={cameraId} onScan={kiosk.scan} />
        </Group>
        {(notice !== null || step === 'failed') && (
          <Alert color={step === 'failed' ? 'red' : notice === 'badge_read' ? 'teal' : 'orange'} role="alert" py="xs" fz="lg">
            {step === 'failed' ? t('visitor.failed') : t(`visitor.kiosk.${notice ?? 'need'}`)}
          </Alert>
        )}
        <Group gap="sm" wrap="nowrap">
          <Button size="lg" variant="subtle" color="gray" onClick={kiosk.reset}>
            {t('visitor.kiosk.clear')}
          </Button>
          <Button size="xl" type="submit" loading={step === 'saving'}>
            {t('visitor.kiosk.send')}
          </Button>
        </Group>
      </Group>
      <StillThere kiosk={kiosk} />
    </form>
  );
}
