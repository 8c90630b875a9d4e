import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInPerson } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useErrorWords } from '../../ui/use-error-words.ts';
import { useFormat } from '../../ui/use-format.ts';

/** Who may sign in on this PC, and who needs the network for it. */
export function PeopleCard() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const wordsOf = useErrorWords();
  const desk = useDesk();
  const [people, setPeople] = useState<readonly SignInPerson[]>([]);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    desk.people().then(setPeople, setError);
  }, [desk]);
  return (
    <Card title={t('people')} count={format.number(people.length)} content="padded">
      {error !== null && <ErrorState {...wordsOf(error)} />}
      <KeyValues
        labelWidth={220}
        items={people.map((person) => ({
          label: person.name,
          value: t(person.hasSlot ? 'canSignIn' : 'mustConnect'),
        }))}
      />
    </Card>
  );
}
