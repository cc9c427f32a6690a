/** The envelopes that travel between the add-in's window and its host, and the first answer a window asks for. */

import type { Workbook } from "../model/workbook";

export interface RequestMessage {
  _messageType: 0;
  _actionName: string;
  /** 0 invoke, 1 register, 2 unregister. */
  _actionType: number;
  _conversationId: string;
  _correlationId: number;
  _data?: {
    DdaMethod?: { DispatchId: number; Version: number };
    /** Of a rich-API call: custom data, method, path, headers, body, permission, flags ... */
    ArrayData?: unknown[];
    DdaSettingsMethod?: { Properties: [key: string, json: string][] };
  };
}

export interface HostMessage {
  _messageType: 1;
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _origin: string;
  _serializerVersion: 1;
  _errorCode: number;
  /** 0 answer, 1 event. */
  _responseType: 0 | 1;
  _data: unknown;
}

export function isRequest(message: unknown): message is RequestMessage {
  return typeof message === "object" && message !== null && "_messageType" in message && message._messageType === 0;
}

export interface WindowNames {
  conversationId: string;
  locale: string;
  apiVersion: string;
}

/** The name of Excel on the web as the client reads it from window.name or the address. */
export function hostInfo(locale: string): string {
  return `Excel$Web$16.00$${locale}$$$disableLogging$0`;
}

/** Who and where the add-in is: Excel's answer to the client's first question. */
export function appContext(workbook: Workbook, { conversationId, locale, apiVersion }: WindowNames): unknown {
  return {
    _id: conversationId,
    _appInstanceId: conversationId,
    _appName: 16,
    _appVersion: "16.00",
    _appMinorVersion: 0,
    _hostFullVersion: "16.0.18000.42000",
    _appUILocale: locale,
    _dataLocale: workbook.culture.name,
    _docUrl: `https://localhost/${encodeURIComponent(workbook.name)}`,
    _clientMode: workbook.readOnly ? 0 : 1,
    _osfControlType: 1,
    _reason: "documentOpened",
    _eToken: "",
    _correlationId: "",
    _clientWindowHeight: 800,
    _clientWindowWidth: 350,
    _addinName: "Add-in under test",
    _appDomains: [],
    _featureGates: {},
    _settings: [...workbook.settings].map(([key, value]) => [key, JSON.stringify(value)]),
    _requirementMatrix: JSON.stringify({
      ExcelApi: apiVersion,
      RichApiRuntime: "1.1",
      RichApiRuntimeFlag: "1.2",
      SharedRuntime: "1.1",
      RibbonApi: "1.2",
      DelayForCellEdit: "1.1",
      Settings: "1.1",
      DocumentEvents: "1.1",
      DialogApi: "1.2",
    }),
  };
}
