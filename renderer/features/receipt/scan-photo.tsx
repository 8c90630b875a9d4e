import { Button } from '@mantine/core';
import { IconPhotoScan } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface BarcodeDetector {
  detect(image: ImageBitmap): Promise<{ rawValue: string }[]>;
}
interface BarcodeDetectorClass {
  new (options: { formats: string[] }): BarcodeDetector;
  getSupportedFormats(): Promise<string[]>;
}

const detectorClass = (globalThis as { BarcodeDetector?: BarcodeDetectorClass }).BarcodeDetector;

/** Reads the QR code from a photo where the browser can; shows nothing where it cannot. */
export function ScanPhoto({ onRead }: { onRead(text: string): void }) {
  const { t } = useTranslation('receipt');
  const picker = useRef<HTMLInputElement>(null);
  const [canScan, setCanScan] = useState(false);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let current = true;
    detectorClass?.getSupportedFormats().then(
      (formats) => current && setCanScan(formats.includes('qr_code')),
      () => {},
    );
    return () => {
      current = false;
    };
  }, []);
  if (!canScan || !detectorClass) return null;

  const Detector = detectorClass;
  const scan = async (file: File) => {
    setMissing(false);
    const picture = await createImageBitmap(file).catch(() => null);
    const found = picture ? await new Detector({ formats: ['qr_code'] }).detect(picture) : [];
    picture?.close();
    const text = found[0]?.rawValue;
    if (text) onRead(text);
    else setMissing(true);
  };
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('check.scanHint')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void scan(file);
        }}
      />
      <Button
        leftSection={<IconPhotoScan size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => picker.current?.click()}
      >
        {t('check.scan')}
      </Button>
      {isMissing && (
        <span className="strong" role="alert">
          {t('check.noCode')}
        </span>
      )}
    </>
  );
}
