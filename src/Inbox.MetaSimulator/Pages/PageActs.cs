using Inbox.MetaSimulator.Acts;
using Inbox.MetaSimulator.Graph;
using Inbox.MetaSimulator.Webhooks;

namespace Inbox.MetaSimulator.Pages;

/// <summary>Does what a form of the conversation page asks for.</summary>
internal sealed class PageActs(ActWriter acts, Moments moments, WebhookDispatcher dispatcher)
{
    /// <summary>Why it cannot be done, or nothing once the webhook was told.</summary>
    public async Task<string?> DoAsync(Person person, ActForm form, SimulatorAddress address)
    {
        var result = acts.Write(new(person, form.Kind, form.ToFields(address.Picture(Pictures.ToSend[0])), moments.Next()));
        if (result.Event is { } told)
        {
            await dispatcher.SendAsync([form.Standby ? told.InStandby() : told], new());
        }

        return result.Problem;
    }
}
