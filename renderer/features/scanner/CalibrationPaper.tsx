import { useTranslation } from 'react-i18next';
import { CodePicture } from '#renderer/ui/CodePicture.tsx';
import { barCodes, testCode, wholeCode } from '#shared/formats/keyboard/calibrationCode.ts';

/** The page on paper: the code for readers of QR, the three for lasers, the test. Black on white, in the language of the program. */
export function CalibrationPaper() {
  const { t } = useTranslation();
  return (
    <div style={{ maxWidth: '178mm' }}>
      <h1 style={{ fontSize: '18pt', margin: '0 0 2mm' }}>{t('scanner.title')}</h1>
      <p style={{ margin: '0 0 4mm' }}>{t('scanner.paper_how')}</p>
      <div style={{ display: 'flex', gap: '10mm' }}>
        {[
          { text: wholeCode.text, title: t('scanner.qr_title'), how: t('scanner.qr_how') },
          { text: testCode, title: t('scanner.test_title'), how: t('scanner.test_how') },
        ].map(({ text, title, how }) => (
          <section key={title} style={{ flex: 1 }}>
            <h2 style={{ fontSize: '13pt', margin: '0 0 1mm' }}>{title}</h2>
            <p style={{ margin: '0 0 2mm', minHeight: '16mm' }}>{how}</p>
            <CodePicture text={text} symbology="qrcode" size={260} alt={title} />
          </section>
        ))}
      </div>
      <h2 style={{ fontSize: '13pt', margin: '6mm 0 1mm' }}>{t('scanner.bars_title')}</h2>
      <p style={{ margin: '0 0 3mm' }}>{t('scanner.bars_how')}</p>
      {barCodes.map(({ part, text }) => (
        <div key={part} style={{ display: 'flex', alignItems: 'center', gap: '6mm', marginBottom: '6mm' }}>
          <b style={{ fontSize: '16pt' }}>{part}</b>
          <div style={{ height: 100, overflow: 'hidden', display: 'flex', alignItems: 'center' }}>
            <CodePicture text={text} symbology="code128" size={560} alt={t('scanner.bar', { part })} />
          </div>
        </div>
      ))}
    </div>
  );
}
