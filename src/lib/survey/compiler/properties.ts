/**
 * What is done with each property of SurveyJS. Nothing is left out silently: a property is served, or it
 * is known not to matter here (with the reason), or it stands in the way of publication, or it is named
 * in a warning.
 */

const LOOKS = 'how it looks in SurveyJS; the page has its own look';
const BUILDER = 'only matters in the builder';
const LAYOUT = 'one column on every screen';
const all = (reason: string, names: string) =>
	Object.fromEntries(names.split(' ').map((name) => [name, reason]));

/** Of every element. */
export const COMMON = {
	served: [
		'type',
		'name',
		'title',
		'description',
		'visible',
		'visibleIf',
		'isRequired',
		'requiredIf',
		'requiredErrorText'
	],
	ignored: {
		...all(LAYOUT, 'width minWidth maxWidth colSpan effectiveColSpan startWithNewLine indent'),
		...all(
			LAYOUT,
			'innerIndent gridLayoutColumns questionTitleWidth page allowAdaptiveActions rightIndent paddingLeft paddingRight'
		),
		...all(LOOKS, 'descriptionLocation errorLocation questionErrorLocation questionTitleLocation state'),
		...all(LOOKS, 'renderAs cssClasses css size minTextLength titleActions showTitle'),
		...all(BUILDER, 'id tag isEditableTemplateElement customProperties')
	}
} as const;

/** Of every question. */
export const QUESTION = {
	served: [
		'validators',
		'defaultValue',
		'valueName',
		'titleLocation',
		'showNumber',
		'hideNumber',
		'enableIf',
		'readOnly',
		'defaultValueExpression',
		'setValueExpression',
		'setValueIf',
		'resetValueIf',
		'showCommentArea',
		'hasComment',
		'commentText',
		'defaultDisplayValue',
		'correctAnswer'
	],
	ignored: {
		...all('answers are piped in words', 'useDisplayValuesInDynamicTexts useDisplayValuesInTitle'),
		...all(LOOKS, 'commentPlaceholder commentPlaceHolder'),
		...all(BUILDER, 'bindings randomizeCategory')
	}
} as const;

/** Change what respondents are asked or what is stored: without them it would be another survey. */
export const REFUSED: ReadonlySet<string> = new Set(
	'clearIfInvisible choicesByUrl bindings randomize isUnique keyName'.split(' ')
);

export const PANEL = {
	ignored: {
		...all(LOOKS, 'showNumber showQuestionNumbers questionStartIndex expandOnClick')
	},
	served: ['elements', 'questions', 'enableIf', 'readOnly']
} as const;

export const PAGE = {
	served: ['elements', 'questions', 'enableIf', 'readOnly'],
	ignored: {
		...all(LOOKS, 'showNumber showQuestionNumbers questionStartIndex navigationTitle navigationDescription'),
		...all(LOOKS, 'showNavigationButtons navigationButtonsVisibility passed')
	}
} as const;

export const SURVEY = {
	served: [
		'title',
		'description',
		'logo',
		'logoWidth',
		'logoHeight',
		'locale',
		'pages',
		'elements',
		'questions',
		'calculatedValues',
		'triggers',
		'urlFields',
		'questionsOnPageMode',
		'isSinglePage',
		'firstPageIsStartPage',
		'firstPageIsStarted',
		'completedHtml',
		'showProgressBar',
		'showQuestionNumbers',
		'clearInvisibleValues',
		'pageNextText',
		'pagePrevText',
		'completeText',
		'maxTextLength',
		'maxCommentLength',
		'maxOthersLength'
	],
	ignored: {
		...all(
			LOOKS,
			'logoFit logoPosition widthMode width fitToContainer headerView backgroundImage backgroundImageFit backgroundImageAttachment backgroundOpacity showBrandInfo themeVariables theme header cssType gridLayoutEnabled questionTitleLocation questionDescriptionLocation questionErrorLocation requiredMark requiredText questionTitlePattern questionTitleTemplate matrixDragHandleArea showPageNumbers showTitle commentAreaRows'
		),
		...all(
			'progress has one form here',
			'progressBarLocation progressBarType progressBarShowNavigationText progressBarShowPageNumbers progressBarShowPageTitles progressBarNavigationTextLocation progressBarInheritWidthFrom'
		),
		...all(
			'the page does this its own way for everybody',
			'autoFocusFirstQuestion focusFirstQuestionAutomatic autoFocusFirstError focusOnFirstError textUpdateMode autoGrowComment allowResizeComment checkErrorsMode validateVisitedEmptyFields navigationButtonsLocation goNextPageAutomatic autoAdvanceEnabled autoAdvanceAllowComplete allowCompleteSurveyAutomatic tocLocation tocItemComponent tocShowSteps'
		),
		...all(
			'only meaningful with a property that is named itself',
			'startSurveyText previewText editText previewMode timerLocation timerInfoMode showTimerPanelMode showTimer showTimerPanel loadingHtml'
		),
		...all(
			'Earshot keeps the responses',
			'surveyId surveyPostId surveyShowDataSaving cookieName sendResultOnPageNext partialSendEnabled completedBeforeHtml clientId'
		),
		...all(BUILDER, 'sjsVersion $schema creatorVersion id')
	}
} as const;

/** Of the survey: what would be another survey without them. */
export const SURVEY_REFUSED: ReadonlySet<string> = new Set([
	'navigateToUrl',

	'navigateToUrlOnCondition',
	'timeLimit',
	'timeLimitPerPage',
	'maxTimeToFinish',
	'maxTimeToFinishPage',
	'mode',
	'readOnly',
	'questionOrder',
	'questionsOrder'
]);

/** Values that ask for nothing: what SurveyJS does without the property. */
const IDLE = new Set<unknown>([
	undefined,
	null,
	'',
	false,
	'default',
	'none',
	'auto',
	'initial',
	'edit',
	'standard',
	'noPreview'
]);

/** @returns whether a property asks for something */
export const isSet = (value: unknown): boolean =>
	!IDLE.has(value) &&
	!(Array.isArray(value) && value.length === 0) &&
	!(typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** Properties that are on unless they are switched off. */
const SWITCHED_OFF: ReadonlySet<string> = new Set(
	'showPageTitles showPrevButton showNavigationButtons showCompletePage showCompletedPage storeOthersAsComment'.split(
		' '
	)
);

/** @returns whether this property, with this value, asks for something */
export const asks = (property: string, value: unknown): boolean =>
	isSet(value) ||
	(value === false && SWITCHED_OFF.has(property)) ||
	(value === 'none' && property === 'clearIfInvisible');
