namespace Inbox.Web.Webhooks;

/// <summary>What became of something that Meta posted, in words; they are keys of the localizer.</summary>
public static class WebhookItemWords
{
    public static string Of(WebhookItemState state) => state switch
    {
        WebhookItemState.NotShown => "Not shown",
        WebhookItemState.NoChannel => "No channel",
        WebhookItemState.Malformed => "Malformed",
        WebhookItemState.Failed => "Failed",
        WebhookItemState.Dead => "Given up",
        _ => "Done",
    };
}
