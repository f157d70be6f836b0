using Inbox.Web.Meta.Graph;

namespace Inbox.Web.History;

/// <summary>Says why Meta's history could not be read, in keys of the localizer.</summary>
internal static class HistoryWords
{
    public static string Of(GraphAnswer answer) => answer.Error switch
    {
        { IsTokenRefused: true } => "Meta refuses our access. It goes on once an admin has connected the channel again.",
        { Code: 200, Subcode: 2534041 } => "The Instagram account does not allow access to its messages: switch it on in the Instagram app’s privacy settings.",
        { Code: 10 or (>= 200 and < 300) } => "The permission to read conversations is missing. Connect again and leave it ticked.",
        { IsPassing: true } => "Meta asked us to wait. We try again by ourselves.",
        { } error => $"Meta refused with error {error.Code}. We try again by ourselves.",
        null => "Meta did not answer. We try again by ourselves.",
    };
}
