using System.Net;

namespace Inbox.MetaSimulator.Webhooks;

/// <summary>The answer to one POST; no status when none came within Meta's five seconds.</summary>
internal sealed record DeliveryAttempt(HttpStatusCode? Status, TimeSpan Took)
{
    public bool IsAccepted => Status == HttpStatusCode.OK;
}
