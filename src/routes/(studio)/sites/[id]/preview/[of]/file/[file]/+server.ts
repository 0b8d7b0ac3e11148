import { file } from '../../../../../../../preview/shown.server';
import { mayLook } from '../../../of.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => file(await mayLook(event), event.params.file);
