import { Button } from '@mantine/core';
import { IconFileOff, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryData } from '#shared/complaint/entry-data.ts';
import type { CaseDetail } from '../../data/desk.ts';
import { useDesk, useObservableOf } from '../../data/use-desk.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useHotkey } from '../../ui/hotkeys.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Link, useFollow } from '../../ui/link.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { SegmentedChoice } from '../../ui/segmented-choice.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useTask } from '../../ui/use-task.ts';
import { CopyByHand } from './copy-by-hand.tsx';
import { Paper, type PaperProps } from './paper.tsx';
import { PaperLanguage } from './paper-language.tsx';
import classes from './receipt-screen.module.css';
import { receptionOf, useReceipt } from './use-receipt.ts';

type Size = PaperProps['size'];

/** The receipt as it will be printed; what is on the screen and what leaves the printer are one and the same. */
export function ReceiptScreen({ id }: { id: string }) {
  const { t } = useTranslation('receipt');
  const { cases } = useDesk();
  const detail = useObservableOf<CaseDetail | null | undefined>(() => cases.detail$(id), undefined, [cases, id]);
  if (detail === undefined) return null;
  const reception = detail && receptionOf(detail);
  if (!detail || !reception) {
    return (
      <>
        <PageHead title={t('title')} />
        <EmptyState
          icon={IconFileOff}
          title={t('missing.title')}
          action={<Link href={`/laporan/${id}`}>{t('back')}</Link>}
        >
          {t('missing.text')}
        </EmptyState>
      </>
    );
  }
  return <Receipt detail={detail} reception={reception} />;
}

interface ReceiptProps {
  detail: CaseDetail;
  reception: EntryData<'received'>;
}

function Receipt({ detail, reception }: ReceiptProps) {
  const { t } = useTranslation('receipt');
  const desk = useDesk();
  const follow = useFollow();
  const wordsOf = useErrorWords();
  const task = useTask();
  const [size, setSize] = useState<Size>('A5');
  const [hasNoPrinter, setNoPrinter] = useState(false);
  const link = useReceiptLink(detail.id);
  const { id, summary } = detail;
  const mayGive = detail.allowed.includes('receipt-issued');
  const isReady = mayGive && link !== undefined && !task.running;

  const issue = (medium: 'printer' | 'handwritten', printedSize: string) =>
    desk.cases.add(id, { kind: 'receipt-issued', data: { sheets: 'both', medium, size: printedSize } });
  const print = async () => {
    if (!isReady) return;
    const isPrinted = await desk.print(size);
    setNoPrinter(!isPrinted);
    if (isPrinted) await task.run(() => issue('printer', size));
  };
  const copied = () =>
    void task.run(async () => {
      await issue('handwritten', 'hand');
      setNoPrinter(false);
    });
  useHotkey('Ctrl+P', t('print'), () => void print(), { enabled: mayGive });
  useHotkey('Ctrl+Enter', t('print'), () => void print(), { enabled: mayGive });

  return (
    <>
      <div data-no-print>
        <PageHead
          title={t('title')}
          below={
            <>
              <Ticket number={id} />
              <span className="dim small">
                {summary.receiptsIssued > 0 ? t('printed', { count: summary.receiptsIssued }) : t('notYet')}
              </span>
            </>
          }
          actions={
            <>
              <SegmentedChoice
                aria-label={t('size')}
                options={(['A5', 'A4'] as const).map((value) => ({ value, label: t(`sizes.${value}`) }))}
                value={size}
                onChange={setSize}
              />
              {mayGive && (
                <Button
                  // Drawn anew once it can be pressed: what is disabled does not take the focus.
                  key={link === undefined ? 'waiting' : 'ready'}
                  variant={hasNoPrinter ? 'default' : 'filled'}
                  autoFocus
                  disabled={link === undefined}
                  loading={task.running}
                  leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden="true" />}
                  rightSection={<Kbd keys="Ctrl+P" />}
                  onClick={() => void print()}
                >
                  {t(hasNoPrinter ? 'noPrinter.again' : 'print')}
                </Button>
              )}
              <Button onClick={() => follow(`/laporan/${id}`)}>{t('back')}</Button>
              <Button onClick={() => follow(`/baru/${crypto.randomUUID()}`)}>{t('newReport')}</Button>
            </>
          }
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the paper scrolls, and nothing on it takes the focus */}
      <section className={`scroll-y ${classes.desk}`} aria-label={t('preview')} tabIndex={0}>
        <div className={classes.messages} data-no-print>
          {task.error !== null && <ErrorState {...wordsOf(task.error)} />}
          {hasNoPrinter && <CopyByHand detail={detail} busy={task.running} onCopied={copied} />}
          {!mayGive && <p className="muted">{t('notAllowed')}</p>}
          {link === null && <p className="muted">{t('noQr')}</p>}
        </div>
        <PaperLanguage>
          <PrintedPaper detail={detail} reception={reception} link={link ?? null} size={size} />
        </PaperLanguage>
      </section>
    </>
  );
}

function PrintedPaper({ detail, reception, ...paper }: ReceiptProps & Omit<PaperProps, 'receipt'>) {
  return <Paper receipt={useReceipt(detail, reception)} {...paper} />;
}

/** The signed text of the QR code; undefined while it is made, null when this PC may not sign it. */
function useReceiptLink(id: string): string | null | undefined {
  const { cases } = useDesk();
  const [link, setLink] = useState<string | null>();
  useEffect(() => {
    let current = true;
    cases.receiptLink(id).then(
      (made) => current && setLink(made),
      () => current && setLink(null),
    );
    return () => {
      current = false;
    };
  }, [cases, id]);
  return link;
}
