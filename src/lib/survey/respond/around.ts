import { framed } from './framed';
import { kiosk } from './kiosk';

// A script of its own, for pages that stand in a frame or on a shared device: no other page carries it.

const around = document.querySelector<HTMLElement>('#around');
if (around) {
	framed('done' in around.dataset);
	kiosk(around);
}
