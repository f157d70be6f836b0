namespace Inbox.MetaSimulator.Login;

/// <summary>Why a token is dead; the numbers are the subcodes of error 190 (meta-platform 6.2).</summary>
internal enum TokenFault
{
    AppRemoved = 458,
    Checkpointed = 459,
    PasswordChanged = 460,
    Expired = 463,
    Unconfirmed = 464,
    LoggedOut = 467,
    RoleLost = 492,
}

internal static class TokenFaultWords
{
    public static string Describe(this TokenFault fault) => "Error validating access token: " + fault switch
    {
        TokenFault.AppRemoved => "The user has not authorized the application.",
        TokenFault.Checkpointed => "You cannot access the app till you log in to www.facebook.com and follow the instructions given.",
        TokenFault.PasswordChanged =>
            "The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
        TokenFault.Expired => "Session has expired.",
        TokenFault.Unconfirmed => "Sessions for the user are not allowed because the user is not a confirmed user.",
        TokenFault.LoggedOut => "The session is invalid because the user logged out.",
        _ => "The user must be an administrator, editor, or moderator of the page in order to impersonate it.",
    };
}
