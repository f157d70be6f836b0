namespace Inbox.Web.Conversations;

/// <summary>In which order a list is.</summary>
public enum ConversationSort
{
    /// <summary>The newest message first.</summary>
    Newest,

    /// <summary>Open ones that can still be answered, the messaging window that closes soonest first.</summary>
    Closing,

    /// <summary>Those whose contact waits for an answer, the longest wait first.</summary>
    Waiting,
}
