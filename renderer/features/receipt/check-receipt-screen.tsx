import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptCheck } from '#shared/complaint/receipt.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { PageBody, PageHead } from '../../ui/page-head.tsx';
import classes from './check-receipt-screen.module.css';
import { CheckResult } from './check-result.tsx';
import { ScanPhoto } from './scan-photo.tsx';

/** Whether a paper that somebody shows was given by this office: from its QR code, without a network. */
export function CheckReceiptScreen() {
  const { t } = useTranslation('receipt');
  const desk = useDesk();
  const [text, setText] = useState('');
  const [check, setCheck] = useState<ReceiptCheck | null>(null);

  const look = async (link: string) => {
    if (link.trim() !== '') setCheck(await desk.checkReceipt(link.trim()));
  };
  const type = (value: string) => {
    setText(value);
    setCheck(null);
  };
  // A scanner types like a keyboard and ends with Enter.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    void look(text);
  };
  return (
    <>
      <PageHead title={t('check.title')} />
      <PageBody>
        <div className={classes.column}>
          <Card content="padded">
            <div className="stack">
              <p className="muted">{t('check.lead')}</p>
              <Textarea
                label={t('check.field')}
                description={t('check.hint')}
                autoFocus
                autosize
                minRows={3}
                maxRows={6}
                spellCheck={false}
                value={text}
                onChange={(event) => type(event.currentTarget.value)}
                onKeyDown={onKeyDown}
              />
              <div className="row">
                <Button
                  variant="filled"
                  disabled={text.trim() === ''}
                  rightSection={<Kbd keys="Enter" />}
                  onClick={() => void look(text)}
                >
                  {t('check.submit')}
                </Button>
                <ScanPhoto
                  onRead={(link) => {
                    setText(link);
                    void look(link);
                  }}
                />
              </div>
            </div>
          </Card>
          <div role="status">{check && <CheckResult check={check} />}</div>
        </div>
      </PageBody>
    </>
  );
}
