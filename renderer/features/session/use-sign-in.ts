import { useRef, useState } from 'react';
import type { SignInStep } from '../../data/desk.ts';
import { useDesk } from '../../data/use-desk.tsx';

export interface SignIn {
  /** Resolves when it ended, well or not. */
  signIn(input: { staff: string; passphrase: string }): Promise<void>;
  isWorking: boolean;
  /** How far it is; null before the first word of it. */
  step: SignInStep | null;
  error: unknown;
}

/** One sign-in at a time, with its steps. */
export function useSignIn(): SignIn {
  const desk = useDesk();
  const [isWorking, setWorking] = useState(false);
  const [step, setStep] = useState<SignInStep | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isBusy = useRef(false);

  const signIn: SignIn['signIn'] = async (input) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setWorking(true);
    setError(null);
    try {
      await desk.signIn(input, setStep);
    } catch (failure) {
      setError(failure);
    } finally {
      isBusy.current = false;
      setWorking(false);
      setStep(null);
    }
  };
  return { signIn, isWorking, step, error };
}
