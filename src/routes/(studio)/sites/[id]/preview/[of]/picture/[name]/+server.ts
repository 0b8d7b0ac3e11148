import { picture } from '../../../../../../../preview/shown.server';
import { mayLook } from '../../../of.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => picture(await mayLook(event), event.params.name);
