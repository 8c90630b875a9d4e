import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useDesk, useSession } from '../data/use-desk.tsx';
import { NavigationContext } from '../ui/link.tsx';
import { OfficeZone } from '../ui/use-format.ts';
import { createAppRouter } from './router.tsx';
import { loadScreens } from './screens.ts';

/** Who worked on this PC before: the same person comes back to the same page, another one starts at Hari ini. */
let formerStaff: string | null = null;

function routerFor(staff: string) {
  if (formerStaff !== null && formerStaff !== staff) history.replaceState(null, '', '#/');
  formerStaff = staff;
  return createAppRouter();
}

/** Everything that shows while somebody is signed in. */
export function Workspace() {
  const { directory } = useDesk();
  const { staff } = useSession();
  const router = useMemo(() => routerFor(staff.id), [staff.id]);
  useEffect(() => void loadScreens(), []);
  const navigation = useMemo(
    () => ({
      toHref: (address: string) => `#${address}`,
      follow: (address: string) => router.history.push(address),
    }),
    [router],
  );
  return (
    <OfficeZone value={directory.district.timeZone}>
      <NavigationContext value={navigation}>
        <RouterProvider router={router} />
      </NavigationContext>
    </OfficeZone>
  );
}
