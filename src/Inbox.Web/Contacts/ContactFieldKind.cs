namespace Inbox.Web.Contacts;

/// <summary>What the values of a contact's property look like, and how they are compared.</summary>
public enum ContactFieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Text of several lines.</summary>
    LongText,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A day of the calendar, the same in every time zone.</summary>
    Date,
    YesOrNo,

    /// <summary>One of several options.</summary>
    Choice,

    /// <summary>Any of several options.</summary>
    Choices,

    /// <summary>An address of the web.</summary>
    Link,

    /// <summary>A telephone number; no kind of one's own fields.</summary>
    Phone,

    /// <summary>An e-mail address; no kind of one's own fields.</summary>
    Email,
}
