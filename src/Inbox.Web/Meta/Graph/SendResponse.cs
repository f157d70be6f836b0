using System.Net;

namespace Inbox.Web.Meta.Graph;

/// <summary>What is known of a message after the call that sends it (meta-platform 3.9).</summary>
/// <param name="Mid">Meta's id of it, where it was taken.</param>
/// <param name="Rule">What to do, where it was not.</param>
public sealed record SendResponse(string? Mid, GraphError? Error, SendRule Rule, GraphUsage Usage)
{
    /// <summary>We cannot read the channel's token, so that nothing was sent.</summary>
    public static readonly SendResponse TokenUnreadable =
        new(null, null, new(SendAction.Reauthorize, SendFailureReason.PermissionMissing), GraphUsage.None);

    /// <summary>The file to send is not here any more, so that nothing was sent.</summary>
    public static readonly SendResponse FileMissing =
        new(null, null, new(SendAction.Fail, SendFailureReason.FileMissing), GraphUsage.None);

    public static SendResponse Of(GraphResponse answer) => answer.Delivery switch
    {
        GraphDelivery.NotSent => new(null, null, SendRule.TryAgain, answer.Usage),
        GraphDelivery.Lost => new(null, null, SendRule.Ambiguous, answer.Usage),
        _ when answer.Error is { } error => new(null, error, SendRules.Of(error), answer.Usage),
        _ when answer.Status == HttpStatusCode.OK && answer.Parse()?.MessageId is { Length: > 0 and <= ExternalIds.MaximumMidLength } mid =>
            new(mid, null, SendRule.Ambiguous, answer.Usage),
        _ => new(null, null, SendRule.Ambiguous, answer.Usage),
    };
}
