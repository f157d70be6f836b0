using Inbox.Web.Localization;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.History;

/// <summary>Says why Meta's history could not be read, in codes of the localizer.</summary>
internal static class HistoryWords
{
    public static Sentence Of(GraphResponse answer) => answer.Error switch
    {
        { IsTokenRefused: true } => "HistoryAccessRefused",
        { Code: 200, Subcode: 2534041 } => "HistoryInstagramOff",
        { Code: 10 or (>= 200 and < 300) } => "HistoryPermissionMissing",
        { IsPassing: true } => "HistoryBusy",
        { } error => new Sentence("HistoryRefused", $"{error.Code}"),
        null => "HistoryUnanswered",
    };
}
